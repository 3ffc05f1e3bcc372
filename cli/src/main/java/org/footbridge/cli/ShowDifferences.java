package org.footbridge.cli;

import java.util.List;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;

/** What a change of a configuration changes, a line for each place. */
final class ShowDifferences {
    private static final int LONGEST = 120;

    private ShowDifferences() {}

    /** @param answer of a check */
    static List<String> lines(JsonNode answer) {
        return Json.elements(answer, "differences").map(ShowDifferences::line).toList();
    }

    static boolean any(JsonNode answer) {
        return !answer.path("differences").isEmpty();
    }

    private static String line(JsonNode difference) {
        String path = Json.text(difference, "path");
        JsonNode before = difference.path("before");
        JsonNode after = difference.path("after");
        if (before.isMissingNode()) {
            return "+ " + path + ": " + value(after);
        }
        if (after.isMissingNode()) {
            return "- " + path + ": " + value(before);
        }
        return "~ " + path + ": " + value(before) + " -> " + value(after);
    }

    private static String value(JsonNode value) {
        String text = value.isString() ? value.asString() : Json.compact(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
