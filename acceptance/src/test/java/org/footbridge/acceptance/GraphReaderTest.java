package org.footbridge.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a small server over TLS that answers with prepared pages. */
class GraphReaderTest {
    private static final String STORE_PASSWORD = "changeit";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private GraphReader reader;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path authority = makeCertificate(folder);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(folder.resolve("server.p12"))));
        server.createContext("/", this::answer);
        server.start();
        URI base = URI.create("https://localhost:" + server.getAddress().getPort());
        reader = new GraphReader(new GraphRequests(base, "contoso", "client", "secret", authority));
        answers.put("/contoso/oauth2/v2.0/token", "{\"access_token\":\"t0ken\",\"expires_in\":3600}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pagesAreFollowedToTheEndWithOneToken() {
        answers.put("/v1.0/groups", "{\"value\":[{\"id\":\"1\"}],\"@odata.nextLink\":\"" + base() + "/v1.0/more\"}");
        answers.put("/v1.0/more", "{\"value\":[{\"id\":\"2\"},{\"id\":\"3\"}]}");
        assertThat(reader.list(Kind.GROUP))
                .extracting(group -> String.valueOf(group.get("id")))
                .containsExactly("1", "2", "3");
        assertThat(asked).filteredOn(path -> path.contains("token")).hasSize(1);
    }

    @Test
    void referencesComeWithTheObjects() {
        answers.put("/v1.0/users", "{\"value\":[{\"id\":\"1\",\"manager\":{\"id\":\"2\"}},{\"id\":\"2\"}]}");
        assertThat(reader.references(Kind.USER, "manager")).isEqualTo(Map.of("1", Set.of("2")));
        answers.put(
                "/v1.0/groups",
                "{\"value\":[{\"id\":\"1\",\"authOrig\":[{\"id\":\"2\"},{\"id\":\"3\"}]},{\"id\":\"4\",\"authOrig\":[]}]}");
        assertThat(reader.references(Kind.GROUP, "authOrig")).isEqualTo(Map.of("1", Set.of("2", "3")));
    }

    @Test
    void moreReferencesThanComeWithAnObjectAreReadByThemselves() {
        String twenty =
                IntStream.range(0, 20).mapToObj(id -> "{\"id\":\"" + id + "\"}").collect(joining(","));
        answers.put("/v1.0/groups", "{\"value\":[{\"id\":\"g\",\"authOrig\":[" + twenty + "]}]}");
        answers.put("/v1.0/groups/g/authOrig", "{\"value\":[" + twenty + ",{\"id\":\"20\"}]}");
        assertThat(reader.references(Kind.GROUP, "authOrig").get("g")).hasSize(21);
    }

    @Test
    void membersAreIds() {
        answers.put("/v1.0/groups/7/members", "{\"value\":[{\"id\":\"1\"},{\"id\":\"2\"}]}");
        assertThat(reader.members("7")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void aRefusalIsAFailureThatNamesTheRequestAndNotTheSecret() {
        assertThatThrownBy(() -> reader.list(Kind.CONTACT))
                .isInstanceOf(GraphFailure.class)
                .hasMessageContaining("/v1.0/contacts")
                .hasMessageContaining("404")
                .hasMessageNotContaining("secret");
    }

    private String base() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        asked.add(uri.toString());
        boolean authorized = uri.getPath().endsWith("/token")
                || "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = answers.get(uri.getPath());
        int status = !authorized ? 401 : body == null ? 404 : 200;
        byte[] bytes = (status == 200 && body != null ? body : "{\"error\":{}}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Path makeCertificate(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("server.p12");
        Path authority = folder.resolve("ca.pem");
        keytool(
                List.of("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost"),
                List.of("-ext", "san=dns:localhost", "-storetype", "PKCS12"),
                store);
        keytool(List.of("-exportcert", "-alias", "server", "-rfc"), List.of("-file", authority.toString()), store);
        return authority;
    }

    private static void keytool(List<String> what, List<String> how, Path store)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        words.addAll(what);
        words.addAll(how);
        words.addAll(List.of("-keystore", store.toString(), "-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0)
                .as(output)
                .isTrue();
    }

    private static SSLContext tls(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, STORE_PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
