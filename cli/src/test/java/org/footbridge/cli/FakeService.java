package org.footbridge.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that knows one client and gives prepared answers. An answer is used once; the last of a path stays. */
final class FakeService implements AutoCloseable {
    static final String SECRET = "s3cret-of-the-client";

    private final HttpServer server;
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Answer> beginnings = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body, Charset charset) {
        Answer(int status, String body) {
            this(status, body, UTF_8);
        }
    }

    private FakeService(HttpServer server) {
        this.server = server;
    }

    static FakeService start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeService service = new FakeService(server);
        server.createContext("/", service::answer);
        server.start();
        return service;
    }

    /** @param request method, path and decoded query, e.g. {@code GET /admin/v1/agents} */
    FakeService on(String request, int status, String body) {
        answers.computeIfAbsent(request, key -> new CopyOnWriteArrayList<>()).add(new Answer(status, body));
        return this;
    }

    /** The same for all requests that begin so, if nothing else was prepared. */
    FakeService onAny(String beginning, int status, String body) {
        beginnings.put(beginning, new Answer(status, body));
        return this;
    }

    /** The same with an answer that is no text. */
    FakeService on(String request, byte[] body) {
        answers.computeIfAbsent(request, key -> new CopyOnWriteArrayList<>())
                .add(new Answer(200, new String(body, ISO_8859_1), ISO_8859_1));
        return this;
    }

    /** Method, path, decoded query, and the body when there was one. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Path profile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("profile.json"), """
                {"url":"%s","tenant":"contoso","clientId":"client","clientSecret":"%s"}
                """.formatted(url(), SECRET));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                        + (exchange.getRequestURI().getQuery() == null
                                ? ""
                                : "?" + exchange.getRequestURI().getQuery());
        requests.add(body.isEmpty() ? request : request + " " + body);
        Answer answer = chosen(exchange, request, body);
        byte[] bytes = answer.body().getBytes(answer.charset());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer chosen(HttpExchange exchange, String request, String body) {
        if (request.equals("POST /contoso/oauth2/v2.0/token")) {
            return body.contains("client_secret=" + SECRET)
                    ? new Answer(200, "{\"access_token\":\"token\",\"expires_in\":3600}")
                    : new Answer(401, "{\"error\":\"invalid_client\"}");
        }
        if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(request.startsWith("GET /actuator") ? 200 : 401, "{}");
        }
        List<Answer> prepared = answers.getOrDefault(request, List.of(ofBeginning(request)));
        return prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
    }

    private Answer ofBeginning(String request) {
        return beginnings.entrySet().stream()
                .filter(entry -> request.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Answer(404, "{}"));
    }
}
