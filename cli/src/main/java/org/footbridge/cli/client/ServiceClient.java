package org.footbridge.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Requests to one service as one client of one tenant; fetches its token when it needs one and keeps it in memory.
 * Safe for use by several threads. Every method throws {@link CommandFailure} when the service cannot be reached
 * (ServiceUnreachable), does not answer in time (ServiceTimeout) or refuses (the service's own code).
 */
public final class ServiceClient implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final String JSON = "application/json";

    private final Profile profile;
    private final HttpExchange http;
    private final AccessToken token;

    private ServiceClient(Profile profile, HttpExchange http) {
        this.profile = profile;
        this.http = http;
        this.token = new AccessToken(profile, http);
    }

    public static ServiceClient of(Profile profile) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        if (profile.authority() != null) {
            builder.sslContext(Trust.only(profile.authority()));
        }
        return new ServiceClient(profile, new HttpExchange(builder.build(), profile.url()));
    }

    public Profile profile() {
        return profile;
    }

    /** @param pathAndQuery begins with a slash, encoded */
    public JsonNode get(String pathAndQuery) {
        return send("GET", pathAndQuery, null, JSON);
    }

    /** An answer that is not JSON, such as metrics. */
    public String text(String pathAndQuery) {
        return answer("GET", pathAndQuery, null, JSON, "text/plain").body();
    }

    /**
     * An answer of any size, a part at a time.
     *
     * @param within how long to wait until it begins
     */
    public <T> T stream(String pathAndQuery, Duration within, Function<InputStream, T> reader) {
        HttpResponse<InputStream> answer = streamed(pathAndQuery, within);
        if (answer.statusCode() == 401) {
            token.forget();
            close(answer.body());
            answer = streamed(pathAndQuery, within);
        }
        if (answer.statusCode() / 100 != 2) {
            close(answer.body());
            // says in words why
            send("GET", pathAndQuery, null, JSON);
            throw new CommandFailure("Http" + answer.statusCode(), "The service answered " + answer.statusCode(), "");
        }
        try (InputStream body = answer.body()) {
            return reader.apply(body);
        } catch (IOException e) {
            throw new CommandFailure(
                    "ServiceUnreachable", "The answer of the service broke off", "Run the command again", 0, e);
        }
    }

    private HttpResponse<InputStream> streamed(String pathAndQuery, Duration within) {
        return http.send(
                HttpRequest.newBuilder(profile.resolve(pathAndQuery))
                        .timeout(within)
                        .header("Authorization", "Bearer " + token.value())
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new CommandFailure(
                    "ServiceUnreachable", "The answer of the service broke off", "Run the command again", 0, e);
        }
    }

    /** Any request; the answer as it is. */
    public String call(String method, String pathAndQuery, @Nullable String body, String contentType) {
        return answer(method, pathAndQuery, body, contentType, "*/*").body();
    }

    /** Fetches a token, or says why there is none. */
    public void signIn() {
        token.value();
    }

    public JsonNode post(String path, @Nullable JsonNode body) {
        return send("POST", path, body == null ? null : Json.compact(body), JSON);
    }

    public JsonNode post(String path, String body, String contentType) {
        return send("POST", path, body, contentType);
    }

    public JsonNode put(String path, String body, String contentType) {
        return send("PUT", path, body, contentType);
    }

    public JsonNode put(String path) {
        return send("PUT", path, null, JSON);
    }

    public void delete(String path) {
        send("DELETE", path, null, JSON);
    }

    /** Asks without a token; the answer whatever its status, e.g. of {@code /actuator/health}. */
    public HttpResponse<String> probe(String path, Duration within) {
        return http.send(
                HttpRequest.newBuilder(profile.resolve(path)).timeout(within).build());
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode send(String method, String path, @Nullable String body, String contentType) {
        return parse(answer(method, path, body, contentType, JSON));
    }

    private HttpResponse<String> answer(
            String method, String path, @Nullable String body, String contentType, String accept) {
        HttpResponse<String> answer = http.send(request(method, path, body, contentType, accept));
        if (answer.statusCode() == 401) {
            token.forget();
            answer = http.send(request(method, path, body, contentType, accept));
        }
        if (answer.statusCode() / 100 != 2) {
            throw Refusal.of(answer);
        }
        return answer;
    }

    private HttpRequest request(String method, String path, @Nullable String body, String contentType, String accept) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder builder = HttpRequest.newBuilder(profile.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + token.value())
                .header("Accept", accept)
                .header("ConsistencyLevel", "eventual")
                .method(method, publisher);
        if (body != null) {
            builder.header("Content-Type", contentType);
        }
        return builder.build();
    }

    private static JsonNode parse(HttpResponse<String> answer) {
        if (answer.body().isBlank()) {
            return Json.object();
        }
        try {
            return Json.parse(answer.body());
        } catch (JacksonException e) {
            throw new CommandFailure(
                    "AnswerNotUnderstood",
                    answer.uri() + " answered something that is not JSON",
                    "Check that the profile's URL is that of a Footbridge service");
        }
    }
}
