package org.footbridge.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The client's token: fetched with its credentials (RFC 6749 section 4.4), renewed shortly before it ends. */
final class AccessToken {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Profile profile;
    private final HttpExchange http;
    private @Nullable String value;
    private Instant usableUntil = Instant.EPOCH;

    AccessToken(Profile profile, HttpExchange http) {
        this.profile = profile;
        this.http = http;
    }

    synchronized String value() {
        String current = value;
        if (current != null && Instant.now().isBefore(usableUntil)) {
            return current;
        }
        return fetch();
    }

    synchronized void forget() {
        value = null;
    }

    private String fetch() {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(profile.resolve("/" + encode(profile.tenant()) + "/oauth2/v2.0/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form()))
                        .build());
        if (answer.statusCode() != 200) {
            throw Refusal.ofToken(answer, profile);
        }
        JsonNode granted = Json.parse(answer.body());
        String token = Json.text(granted, "access_token");
        value = token;
        usableUntil =
                Instant.now().plusSeconds(Json.number(granted, "expires_in")).minus(MARGIN);
        return token;
    }

    private String form() {
        return Map.of(
                        "grant_type", "client_credentials",
                        "client_id", profile.clientId(),
                        "client_secret", profile.clientSecret())
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
