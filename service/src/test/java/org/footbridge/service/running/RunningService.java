package org.footbridge.service.running;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.sql.DataSource;
import org.footbridge.service.FootbridgeService;
import org.footbridge.service.signin.Tokens;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Clients;
import org.footbridge.service.tenants.NewClient;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, started once per test run on free loopback ports with a database of its own, and a client of it. */
public final class RunningService {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static @Nullable RunningService shared;

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final HttpClient client;

    /** A tenant with a client of each role. */
    public record TestTenant(
            TenantId id, String name, Map<ClientRole, NewClient> clients, Map<ClientRole, String> tokens) {
        public String reader() {
            return String.valueOf(tokens.get(ClientRole.READER));
        }

        public String administrator() {
            return String.valueOf(tokens.get(ClientRole.ADMINISTRATOR));
        }

        /** May run and approve. */
        public String operator() {
            return String.valueOf(tokens.get(ClientRole.OPERATOR));
        }

        /** May make tenants. */
        public String provider() {
            return String.valueOf(tokens.get(ClientRole.PROVIDER));
        }
    }

    /** What was answered. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        public String errorCode() {
            return json().path("error").path("code").asString("");
        }
    }

    private RunningService(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
        this.client = HttpClient.newBuilder()
                .sslContext(trusting())
                .connectTimeout(LONGEST)
                .build();
    }

    public static synchronized RunningService shared() {
        if (shared == null) {
            try {
                Path data = TestDatabases.folder();
                SpringApplication application = new SpringApplication(FootbridgeService.class);
                ConfigurableApplicationContext context = application.run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--footbridge.data=" + data,
                        "--footbridge.relay.port=0",
                        "--footbridge.portal.open=true",
                        "--footbridge.portal.http-port=0");
                shared = new RunningService(context, data);
                try (Connection connection = shared.bean(DataSource.class).getConnection()) {
                    TestDatabases.neglectPowerCuts(connection);
                }
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return shared;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public Path data() {
        return data;
    }

    public String url() {
        return bean(PublicAddress.class).url();
    }

    public JdbcClient database() {
        return bean(JdbcClient.class);
    }

    /** A new tenant whose name begins so. */
    public TestTenant tenant(String name) {
        String unique = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        TenantId id = bean(Tenants.class).create(unique, unique, List.of()).id();
        Map<ClientRole, NewClient> clients = Stream.of(ClientRole.values())
                .collect(Collectors.toMap(
                        role -> role, role -> bean(Clients.class).create(id, "test", role)));
        Map<ClientRole, String> tokens = Stream.of(ClientRole.values())
                .collect(Collectors.toMap(role -> role, role -> token(id, clients.get(role))));
        return new TestTenant(id, unique, clients, tokens);
    }

    private String token(TenantId tenant, @Nullable NewClient made) {
        if (made == null) {
            throw new IllegalStateException();
        }
        return bean(Tokens.class)
                .issue(bean(Clients.class).find(tenant, made.clientId()).orElseThrow());
    }

    public Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null, null);
    }

    public Answer json(String method, String path, @Nullable String token, String body) {
        return send(method, path, token, "application/json", body);
    }

    /** Sends to the service, or, given a whole URL, there. */
    public Answer send(
            String method, String path, @Nullable String token, @Nullable String contentType, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url() + path))
                .timeout(LONGEST)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", token.startsWith("Basic ") ? token : "Bearer " + token);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Trusts this service, and nobody else. */
    public SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusted()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #trusting} trusts. */
    public X509TrustManager trusted() {
        try (InputStream pem = Files.newInputStream(data.resolve("authority.pem"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return (X509TrustManager) trust.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
