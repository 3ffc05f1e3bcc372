package org.footbridge.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** GET requests with a token of a client application (client credentials, RFC 6749 4.4), renewed before it ends. */
public final class GraphRequests {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final int SHOWN_CHARACTERS = 600;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final HttpClient client;
    private final URI base;
    private final String tenant;
    private final String clientId;
    private final String clientSecret;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    /**
     * @param base such as https://localhost:8443
     * @param tenant id, name or domain
     * @param authority file with the certificate of the service's authority
     */
    public GraphRequests(URI base, String tenant, String clientId, String clientSecret, Path authority) {
        this.base = base;
        this.tenant = tenant;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.client = HttpClient.newBuilder()
                .connectTimeout(LIMIT)
                .sslContext(TrustedAuthority.context(authority))
                .build();
    }

    /**
     * @param path below the base, or a complete link of an earlier answer; blanks and the like are escaped
     * @param empty statuses that count as an empty answer rather than a failure
     */
    public Optional<Map<String, Object>> get(String path, int... empty) {
        URI target = base.resolve(path.replace(" ", "%20"));
        HttpResponse<String> response = send(HttpRequest.newBuilder(target)
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json")
                .GET());
        if (response.statusCode() == 200) {
            return Optional.of(JSON.readValue(response.body(), OBJECT));
        }
        if (Arrays.stream(empty).anyMatch(status -> status == response.statusCode())) {
            return Optional.empty();
        }
        throw new GraphFailure("GET " + target + " was answered with " + response.statusCode() + ": "
                + response.body()
                        .substring(0, Math.min(SHOWN_CHARACTERS, response.body().length())));
    }

    static List<Map<String, Object>> values(Map<String, Object> answer) {
        if (!(answer.get("value") instanceof List<?> values)) {
            throw new GraphFailure("an answer without the list 'value': " + answer.keySet());
        }
        return values.stream().map(value -> JSON.convertValue(value, OBJECT)).toList();
    }

    private String token() {
        if (Instant.now().isAfter(renewAt)) {
            HttpResponse<String> response =
                    send(HttpRequest.newBuilder(base.resolve("/" + tenant + "/oauth2/v2.0/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                                    "grant_type",
                                    "client_credentials",
                                    "client_id",
                                    clientId,
                                    "client_secret",
                                    clientSecret,
                                    "scope",
                                    base + "/.default")))));
            if (response.statusCode() != 200) {
                throw new GraphFailure("no token for client " + clientId + " of " + tenant + ": status "
                        + response.statusCode() + "; check the client's id and secret");
            }
            Map<String, Object> answer = JSON.readValue(response.body(), OBJECT);
            token = String.valueOf(answer.get("access_token"));
            long seconds = Long.parseLong(String.valueOf(answer.getOrDefault("expires_in", 300)));
            renewAt = Instant.now().plusSeconds(seconds).minus(MARGIN);
        }
        return token;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(LIMIT).build();
        try {
            return client.send(built, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new GraphFailure(built.method() + " " + built.uri() + " failed: " + failure, failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new GraphFailure(built.method() + " " + built.uri() + " was interrupted", interruption);
        }
    }

    @Override
    public String toString() {
        return "GraphRequests[" + base + ", " + tenant + "]";
    }
}
