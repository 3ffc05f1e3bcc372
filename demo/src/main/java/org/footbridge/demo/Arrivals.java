package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;

/** Tells of every change that reaches the tenant directory, and how long it took when it is known when it was made. */
final class Arrivals {
    private static final int LOOK_AT = 50;
    private static final int REMEMBER = 2_000;

    private final Administration api;
    private final RunningDemo demo;
    private final Steps steps;
    private final Set<String> seen = new LinkedHashSet<>();

    Arrivals(Administration api, RunningDemo demo, Steps steps) {
        this.api = api;
        this.demo = demo;
        this.steps = steps;
        api.newestEvents(LOOK_AT).forEach(event -> seen.add(Json.text(event, "id")));
    }

    /** One look. A service that does not answer just now is asked again next time. */
    void tellNew() {
        List<JsonNode> news;
        try {
            news = api.newestEvents(LOOK_AT).reversed().stream()
                    .filter(event -> seen.add(Json.text(event, "id")))
                    .toList();
        } catch (CommandFailure e) {
            return;
        }
        news.forEach(event -> steps.line(describe(event)));
        while (seen.size() > REMEMBER) {
            seen.remove(seen.iterator().next());
        }
    }

    private String describe(JsonNode event) {
        String target = Json.text(event.get("target"), "name");
        String name = target.isEmpty() ? Json.text(event.get("source"), "name") : target;
        String code = Json.text(event, "code");
        return String.format(
                Locale.ROOT,
                "%s  %-8s %s  %s%s%s",
                LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                Json.text(event, "action"),
                name,
                properties(event),
                code.isEmpty() ? "" : Json.text(event, "status") + " " + code + " " + Json.text(event, "reason"),
                delay(event));
    }

    /** "jobTitle: Analyst -> Boss"; a few of them. */
    static String properties(JsonNode event) {
        return Json.elements(event, "modifiedProperties")
                .limit(4)
                .map(change -> Json.text(change, "displayName") + ": " + quoted(change, "oldValue") + " -> "
                        + quoted(change, "newValue"))
                .collect(Collectors.joining(", "));
    }

    private String delay(JsonNode event) {
        Instant changed = demo.changes().get(Json.text(event.get("source"), "id"));
        if (changed == null) {
            return "";
        }
        Duration taken = Duration.between(changed, Instant.now());
        return taken.compareTo(Duration.ofMinutes(3)) > 0
                ? ""
                : String.format(Locale.ROOT, "  (arrived after %.1f s)", taken.toMillis() / 1000.0);
    }

    private static String quoted(JsonNode change, String field) {
        String value = Json.text(change, field);
        return value.isEmpty() ? "nothing" : value;
    }
}
