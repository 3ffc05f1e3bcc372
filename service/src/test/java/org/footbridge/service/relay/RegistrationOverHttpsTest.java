package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.service.agents.AgentTokens;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.TestKeys;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The web server and the relay of one running service: TLS by its own authority, registration, then the relay. */
class RegistrationOverHttpsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path data;

    private static HikariDataSource source;
    private static ConfigurableApplicationContext service;
    private static HttpClient client;
    private static TenantId tenant;

    /** Not annotated as a configuration, so that no other test picks it up. */
    @EnableAutoConfiguration
    @ComponentScan({
        "org.footbridge.service.keys",
        "org.footbridge.service.agents",
        "org.footbridge.service.audit",
        "org.footbridge.service.notifications",
        "org.footbridge.service.http",
        "org.footbridge.service.relay",
        "org.footbridge.service.storage"
    })
    static class KeysAgentsAndRelay {
        @Bean
        static Clock clock() {
            return Clock.systemUTC();
        }
    }

    @BeforeAll
    static void start() {
        source = TestDatabases.fresh();
        service = new SpringApplicationBuilder(KeysAgentsAndRelay.class)
                .properties(Map.of(
                        "spring.config.location", "optional:classpath:/none/",
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "footbridge.data", data.toString(),
                        "footbridge.relay.port", "0",
                        "footbridge.relay.bind", "127.0.0.1",
                        "footbridge.database.url", source.getJdbcUrl(),
                        "footbridge.database.user", source.getUsername(),
                        "footbridge.database.password", source.getPassword(),
                        "db-scheduler.enabled", "false"))
                .run();
        client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(TestKeys.context(service.getBean(Authority.class).certificate(), null, null))
                .build();
        tenant = new TenantId(UUID.randomUUID());
        service.getBean(JdbcClient.class)
                .sql(
                        "insert into tenant (id, name, display_name, initial_domain) values (?, 'c', 'C', 'c.example.net')")
                .param(tenant.value())
                .update();
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
        source.close();
    }

    @Test
    void aRegisteredAgentIsToldWhereTheRelayIsAndConnects() throws Exception {
        String token = service.getBean(AgentTokens.class)
                .issue(tenant, List.of("corp.example.com"), Duration.ofMinutes(5), "https://localhost:" + port())
                .token();
        KeyPair pair = TestKeys.newPair();
        HttpResponse<String> response = register(Map.of(
                "token",
                token,
                "certificateRequest",
                TestKeys.requestPem(pair),
                "machineName",
                "server7",
                "version",
                "0.1.0"));
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.path("tenantId").asString()).isEqualTo(tenant.toString());
        assertThat(answer.path("relay").path("host").asString()).isEqualTo("localhost");
        assertThat(answer.path("directories").path(0).path("name").asString()).isEqualTo("corp.example.com");
        URI relay = URI.create(
                "amqps://localhost:" + answer.path("relay").path("port").asInt());
        TestAgent.connect(
                        relay,
                        TestKeys.context(
                                service.getBean(Authority.class).certificate(),
                                pair.getPrivate(),
                                TestKeys.certificate(
                                        answer.path("certificateChain").asString())),
                        null)
                .close();
    }

    @Test
    void aRefusalHasACodeAndNoDetails() throws Exception {
        HttpResponse<String> response = register(Map.of(
                "token", "fbt1.nonsense", "certificateRequest", "x", "machineName", "server7", "version", "0.1.0"));
        assertThat(response.statusCode()).isEqualTo(401);
        JsonNode error = JSON.readTree(response.body()).path("error");
        assertThat(error.path("code").asString()).isEqualTo("AgentTokenInvalid");
        assertThat(error.path("innerError").path("request-id").asString()).isNotBlank();
        assertThat(register(Map.of("token", "x")).statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("at org.");
    }

    private static HttpResponse<String> register(Map<String, String> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port() + "/agents/register"))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) service).getWebServer())
                .getPort();
    }
}
