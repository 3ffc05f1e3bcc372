package org.footbridge.service.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientApplication;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Clients;
import org.footbridge.service.tenants.NewClient;
import org.footbridge.service.tenants.Tenants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("signin");
    private final NewClient client = service.bean(Clients.class).create(tenant.id(), "script", ClientRole.READER);

    private Answer token(String tenant, Map<String, String> form, String authorization) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return service.send(
                "POST",
                "/" + tenant + "/oauth2/v2.0/token",
                authorization.isEmpty() ? null : authorization,
                "application/x-www-form-urlencoded",
                body);
    }

    private Map<String, String> form(String secret) {
        return Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client.clientId().toString(),
                "client_secret",
                secret,
                "scope",
                "https://graph.example/.default");
    }

    @Test
    void aTokenIsGivenForTheTenantsIdNameAndDomains() {
        service.bean(Tenants.class).addDomain(tenant.id(), tenant.name() + ".example.com");
        for (String name : new String[] {
            tenant.id().toString(), tenant.name(), tenant.name() + ".example.com", tenant.name() + ".footbridge.local"
        }) {
            Answer answer = token(name, form(client.clientSecret()), "");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("cache-control")).contains("no-store");
            assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
            String token = answer.json().path("access_token").asString();
            assertThat(service.get("/v1.0/organization", token).status()).isEqualTo(200);
            JsonNode claims = claims(token);
            assertThat(claims.path("tid").asString()).isEqualTo(tenant.id().toString());
            assertThat(claims.path("roles").path(0).asString()).isEqualTo("Directory.Read.All");
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isEqualTo(3600);
        }
    }

    @Test
    void basicAuthenticationWorksToo() {
        String pair = client.clientId() + ":" + client.clientSecret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        assertThat(token(tenant.name(), Map.of("grant_type", "client_credentials"), basic)
                        .status())
                .isEqualTo(200);
        assertThat(token(tenant.name(), Map.of("grant_type", "client_credentials"), "Basic !!")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsWrongIsSaidInTheTermsOfOAuth() {
        Answer wrong = token(tenant.name(), form("wrong"), "");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("error").asString()).isEqualTo("invalid_client");
        assertThat(wrong.header("www-authenticate")).startsWith("Basic");
        TestTenant other = service.tenant("other");
        assertThat(token(other.name(), form(client.clientSecret()), "")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        assertThat(token("no-such-tenant", form(client.clientSecret()), "")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_request");
        assertThat(token(tenant.name(), Map.of("grant_type", "password"), "")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("unsupported_grant_type");
        assertThat(token(tenant.name(), Map.of("grant_type", "client_credentials"), "")
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_request");
        assertThat(token(tenant.name(), form("x".repeat(5000)), "").status()).isEqualTo(401);
    }

    @Test
    void discoveryLeadsToTheKeyThatSigned() {
        JsonNode document = service.get("/" + tenant.name() + "/v2.0/.well-known/openid-configuration", null)
                .json();
        JsonNode keys = service.get(document.path("jwks_uri").asString(), null).json();
        JsonNode header = part(tenant.reader(), 0);
        assertThat(keys.path("keys").path(0).path("kid").asString())
                .isEqualTo(header.path("kid").asString());
        assertThat(keys.path("keys").path(0).has("d")).isFalse();
        assertThat(document.path("issuer").asString())
                .isEqualTo(claims(tenant.reader()).path("iss").asString());
        assertThat(document.path("token_endpoint").asString()).endsWith("/" + tenant.id() + "/oauth2/v2.0/token");
    }

    @Test
    void aTokenThatWasTouchedIsRefused() {
        String[] parts = tenant.reader().split("\\.", -1);
        String forged = encoded(claims(tenant.reader())
                .toString()
                .replace(tenant.id().toString(), service.tenant("victim").id().toString()));
        String none = encoded("{\"alg\":\"none\"}");
        for (String bad : new String[] {
            parts[0] + "." + forged + "." + parts[2],
            none + "." + forged + ".",
            none + "." + parts[1] + ".",
            "x",
            "a.b.c"
        }) {
            Answer answer = service.get("/v1.0/users", bad);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.errorCode()).isEqualTo("InvalidAuthenticationToken");
            assertThat(answer.header("www-authenticate")).startsWith("Bearer");
        }
        assertThat(service.get("/v1.0/users", null).status()).isEqualTo(401);
    }

    @Test
    void aTokenOfAClientThatIsGoneIsRefused() {
        NewClient gone = service.bean(Clients.class).create(tenant.id(), "gone", ClientRole.READER);
        String token = service.bean(Tokens.class)
                .issue(service.bean(Clients.class)
                        .find(tenant.id(), gone.clientId())
                        .orElseThrow());
        service.database()
                .sql("delete from client_application where client_id = ?")
                .param(gone.clientId())
                .update();
        assertThat(service.get("/v1.0/users", token).status()).isEqualTo(401);
    }

    @Test
    void aTokenSaysOneTenantOnly() {
        ClientApplication elsewhere = new ClientApplication(
                service.tenant("elsewhere").id(), client.clientId(), "script", ClientRole.PROVIDER);
        assertThat(service.get("/v1.0/users", service.bean(Tokens.class).issue(elsewhere))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theKeyIsTheSameAfterARestart() throws Exception {
        byte[] kept = service.bean(ServiceKeys.class)
                .loadOrMake("token-signing", () -> {
                    throw new AssertionError("The key was not kept.");
                })
                .secret();
        assertThat(SigningKey.of(kept).id())
                .isEqualTo(service.bean(SigningKey.class).id());
    }

    @Test
    void theFirstStartLeavesCredentialsThatWork() throws Exception {
        JsonNode file = JsonMapper.shared()
                .readTree(java.nio.file.Files.readString(service.data().resolve("administrator.json")));
        Answer answer = token(
                file.path("tenant").asString(),
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", file.path("clientId").asString(),
                        "client_secret", file.path("clientSecret").asString()),
                "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(file.path("url").asString()).isEqualTo(service.url());
        assertThat(java.nio.file.Path.of(file.path("authority").asString())).exists();
        assertThat(java.nio.file.Files.getPosixFilePermissions(service.data().resolve("administrator.json")))
                .hasSize(2);
        assertThat(UUID.fromString(file.path("tenant").asString())).isNotNull();
    }

    private static JsonNode claims(String token) {
        return part(token, 1);
    }

    private static JsonNode part(String token, int number) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
