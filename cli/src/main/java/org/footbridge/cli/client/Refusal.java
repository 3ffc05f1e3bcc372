package org.footbridge.cli.client;

import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns the service's error answers (Microsoft Graph's shape, or OAuth's) into failures. */
final class Refusal {
    private Refusal() {}

    static CommandFailure of(HttpResponse<String> answer) {
        JsonNode error = field(body(answer), "error");
        JsonNode inner = field(error, "innerError");
        String code = Json.text(error, "code");
        String message = Json.text(error, "message");
        String step = Json.text(error, "nextStep");
        List<String> faults = faults(field(error, "details"));
        return new CommandFailure(
                code.isEmpty() ? "Http" + answer.statusCode() : code,
                message.isEmpty() ? "The service answered " + answer.statusCode() : summary(message, faults),
                faults,
                nextStep(step.isEmpty() ? Json.text(inner, "nextStep") : step, Json.text(inner, "request-id"), answer),
                answer.statusCode(),
                null);
    }

    static CommandFailure ofToken(HttpResponse<String> answer, Profile profile) {
        String description = Json.text(body(answer), "error_description");
        return new CommandFailure(
                "SignInRefused",
                "The service gave no token to client " + profile.clientId() + " of tenant " + profile.tenant() + " ("
                        + (description.isEmpty() ? "status " + answer.statusCode() : description) + ")",
                "Check tenant, clientId and clientSecret in the profile, or make a new client: footbridge client create",
                answer.statusCode(),
                null);
    }

    private static List<String> faults(@Nullable JsonNode details) {
        return details == null
                ? List.of()
                : details.valueStream()
                        .map(detail -> {
                            String target = Json.text(detail, "target");
                            return (target.isEmpty() ? "" : target + ": ") + Json.text(detail, "message");
                        })
                        .toList();
    }

    /** The message without the faults, which follow one by one. */
    private static String summary(String message, List<String> faults) {
        int end = faults.isEmpty() ? -1 : message.indexOf(faults.getFirst());
        return end <= 0 ? message : message.substring(0, end).strip();
    }

    private static String nextStep(String given, String requestId, HttpResponse<String> answer) {
        if (!given.isEmpty()) {
            return given;
        }
        return switch (answer.statusCode()) {
            case 401, 403 -> "Use a profile whose client has the role that this needs";
            case 404 -> "Check the name; the list commands show what there is";
            case 429, 503 -> "Try again in a little while";
            default -> requestId.isEmpty() ? "" : "Look for request " + requestId + " in the service's log";
        };
    }

    private static @Nullable JsonNode body(HttpResponse<String> answer) {
        try {
            return answer.body().isBlank() ? null : Json.parse(answer.body());
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable JsonNode field(@Nullable JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }
}
