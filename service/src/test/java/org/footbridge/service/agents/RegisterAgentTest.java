package org.footbridge.service.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.SealHead;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.KeysProperties;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.keys.TestKeys;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RegisterAgentTest {
    private static HikariDataSource source;
    private static JdbcClient database;
    private static Authority authority;
    private static AgentTokens tokens;
    private static RegisterAgent register;
    private static TenantId tenant;

    @BeforeAll
    static void start() throws Exception {
        source = TestDatabases.fresh();
        database = JdbcClient.create(source);
        Path data = TestDatabases.folder();
        KeysProperties keys = new KeysProperties(data, List.of(), new KeysProperties.Tls(true));
        ServiceKeys serviceKeys = new ServiceKeys(database, keys);
        authority = new Authority(serviceKeys, keys);
        tokens = new AgentTokens(database, authority);
        register = new RegisterAgent(
                database,
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                tokens,
                authority,
                new AgentRegistry(database),
                new AgentsProperties(90, null, Duration.ofSeconds(30), Duration.ofMinutes(10), null, null),
                new Audit(database, new SealHead(serviceKeys), Clock.systemUTC()),
                event -> {});
        tenant = new TenantId(UUID.randomUUID());
        database.sql(
                        "insert into tenant (id, name, display_name, initial_domain) values (?, 'c', 'C', 'c.example.net')")
                .param(tenant.value())
                .update();
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    @Test
    void aTokenTurnsIntoAnAgentWithACertificate() throws Exception {
        IssuedToken token = tokens.issue(
                tenant, List.of("Corp.Example.COM", "lab.example.com"), Duration.ofHours(1), "https://x:1");
        assertThat(token.token()).startsWith("fbt1.");
        assertThat(token.directories()).containsExactly("corp.example.com", "lab.example.com");
        Registration registration = register.register(token.token(), request(), "machine", "1.0");
        assertThat(registration.directories())
                .extracting(Registration.Directory::name)
                .containsExactly("corp.example.com", "lab.example.com");
        X509Certificate certificate = TestKeys.certificate(registration.certificateChainPem());
        certificate.verify(authority.certificate().getPublicKey());
        assertThat(AgentIdentity.of(certificate)).contains(registration.agent());
        assertThat(certificate.getSubjectX500Principal().getName())
                .contains(registration.agent().agent().toString());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getNotAfter().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(91)));
        assertThat(registration.certificateChainPem()).endsWith(authority.pem());
    }

    @Test
    void theTokenSaysWhereToGoAndWhomToTrust() throws Exception {
        String token = issue();
        String content = new String(Base64.getUrlDecoder().decode(token.substring(5)), StandardCharsets.UTF_8);
        assertThat(content)
                .contains("\"u\":\"https://x:1\"", "\"t\":\"" + tenant + "\"")
                .contains("\"c\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(authority.fingerprint())
                        + "\"");
    }

    @Test
    void aTokenRegistersOnlyOneAgentHoweverManyTryAtOnce() throws Exception {
        String token = issue();
        List<CompletableFuture<String>> attempts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String request = request();
            attempts.add(CompletableFuture.supplyAsync(() -> {
                try {
                    register.register(token, request, "machine", "1.0");
                    return "registered";
                } catch (ServiceFailure failure) {
                    return failure.code();
                }
            }));
        }
        List<String> outcomes = new ArrayList<>();
        for (CompletableFuture<String> attempt : attempts) {
            outcomes.add(attempt.get(20, TimeUnit.SECONDS));
        }
        assertThat(outcomes).containsOnlyOnce("registered");
        assertThat(outcomes).filteredOn("AgentTokenUsed"::equals).hasSize(5);
        assertFails("AgentTokenUsed", () -> register.register(token, request(), "machine", "1.0"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        String token = issue();
        database.sql("update agent_token set expires_at = now() - interval '1 second' where used_at is null")
                .update();
        assertFails("AgentTokenExpired", () -> register.register(token, request(), "machine", "1.0"));
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String token = issue();
        String content = new String(Base64.getUrlDecoder().decode(token.substring(5)), StandardCharsets.UTF_8);
        int secret = content.indexOf("\"s\":\"") + 5;
        char other = content.charAt(secret) == 'A' ? 'B' : 'A';
        String tampered = content.substring(0, secret) + other + content.substring(secret + 1);
        assertFails("AgentTokenInvalid", () -> register.register(encoded(tampered), request(), "machine", "1.0"));
        String ofAnotherTenant =
                content.replace(tenant.toString(), UUID.randomUUID().toString());
        assertFails(
                "AgentTokenInvalid", () -> register.register(encoded(ofAnotherTenant), request(), "machine", "1.0"));
        for (String nonsense :
                List.of("", "fbt1.", "fbt1.!!!", "fbt1.e30", "fbt2." + token.substring(5), encoded("[]"))) {
            assertFails("AgentTokenInvalid", () -> register.register(nonsense, request(), "machine", "1.0"));
        }
    }

    @Test
    void aBadRequestDoesNotUseTheTokenUp() throws Exception {
        String token = issue();
        assertFails("CertificateRequestInvalid", () -> register.register(token, "nonsense", "machine", "1.0"));
        assertFails("CertificateRequestInvalid", () -> register.register(token, weakRequest(), "machine", "1.0"));
        register.register(token, request(), "machine", "1.0");
    }

    @Test
    void theDatabaseKeepsNoSecret() {
        String token = issue();
        String content = new String(Base64.getUrlDecoder().decode(token.substring(5)), StandardCharsets.UTF_8);
        String secret = content.replaceAll(".*\"s\":\"([^\"]+)\".*", "$1");
        assertThat(database.sql("select count(*) from agent_token where encode(secret_hash, 'escape') like ?")
                        .param("%" + secret + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void namesAndValidityAreChecked() {
        assertFails("InvalidDirectoryName", () -> tokens.issue(tenant, List.of(), Duration.ofHours(1), "u"));
        assertFails("InvalidDirectoryName", () -> tokens.issue(tenant, List.of("a b"), Duration.ofHours(1), "u"));
        assertFails("InvalidTokenValidity", () -> tokens.issue(tenant, List.of("a.b"), Duration.ofDays(8), "u"));
        assertFails("InvalidTokenValidity", () -> tokens.issue(tenant, List.of("a.b"), Duration.ZERO, "u"));
    }

    private static String issue() {
        return tokens.issue(tenant, List.of("corp.example.com"), Duration.ofHours(1), "https://x:1")
                .token();
    }

    private static String encoded(String content) {
        return "fbt1."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String request() throws Exception {
        return TestKeys.requestPem(TestKeys.newPair());
    }

    private static String weakRequest() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair weak = generator.generateKeyPair();
        return TestKeys.requestPem(weak, "SHA256withRSA");
    }

    private static void assertFails(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ServiceFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.nextStep()).isNotBlank();
        });
    }
}
