package org.footbridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import tools.jackson.databind.JsonNode;

/** Plans as people read them. */
final class ShowPlan {
    private static final int LONGEST_VALUE = 40;
    private static final int MOST_CHANGES = 3;

    private ShowPlan() {}

    /** What it comes to, in one line. */
    static String summary(JsonNode plan) {
        String counts = plan.path("counts").properties().stream()
                .filter(count -> count.getValue().asLong() > 0)
                .map(count -> spaced(count.getKey()) + " " + count.getValue().asLong())
                .collect(Collectors.joining(", "));
        return "Plan " + Json.text(plan, "id") + " of " + Json.text(plan, "configuration") + ", "
                + Json.text(plan, "state") + ": " + (counts.isEmpty() ? "nothing to do" : counts);
    }

    /** Of how many objects what was done is what was shown. */
    static String outcome(JsonNode plan) {
        JsonNode outcome = plan.path("outcome");
        return "Objects as shown " + Json.text(outcome, "asShown") + ", otherwise " + Json.text(outcome, "notDone")
                + ", not shown " + Json.text(outcome, "notShown");
    }

    /** Why it could not be made or applied, and what to do; empty when nothing went wrong. */
    static String error(JsonNode plan) {
        JsonNode error = plan.path("error");
        return error.isObject()
                ? Json.text(error, "code") + ": " + Json.text(error, "message") + System.lineSeparator() + "Next step: "
                        + Json.text(error, "nextStep")
                : "";
    }

    private static String spaced(String key) {
        return key.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }

    static TextTable objects(List<JsonNode> objects) {
        boolean anyMoved = objects.stream().anyMatch(ShowPlan::isMoved);
        List<String> headings = new ArrayList<>(List.of("ACTION", "STATUS", "OBJECT", "CLASS", "CHANGES", "REASON"));
        if (anyMoved) {
            headings.addFirst("MOVED");
        }
        TextTable table = new TextTable(headings);
        objects.forEach(found -> {
            List<String> row = new ArrayList<>(List.of(
                    Json.text(found, "action"),
                    Json.text(found, "status"),
                    name(found),
                    Json.text(found, "sourceClass"),
                    changes(found),
                    Json.text(found, "reason")));
            if (anyMoved) {
                row.addFirst(isMoved(found) ? "moved" : "");
            }
            table.row(row);
        });
        return table;
    }

    private static boolean isMoved(JsonNode found) {
        return found.path("moved").asBoolean(false);
    }

    static TextTable differences(JsonNode answer, String thisOne, String otherOne) {
        TextTable table = new TextTable("ONLY IN", "ACTION", "STATUS", "OBJECT", "CHANGES");
        Json.values(answer)
                .forEach(found -> table.row(
                        Json.text(found, "side").equals("this") ? thisOne : otherOne,
                        Json.text(found, "action"),
                        Json.text(found, "status"),
                        name(found),
                        changes(found)));
        return table;
    }

    static String name(JsonNode found) {
        String name = Json.text(found, "sourceName");
        return name.isEmpty() ? Json.text(found, "objectName") : name;
    }

    /** Old and new values of the first properties; of what is created there are no old ones. */
    private static String changes(JsonNode found) {
        List<String> changes = new ArrayList<>();
        JsonNode modified = found.path("modifiedProperties");
        for (JsonNode property : modified) {
            if (changes.size() == MOST_CHANGES) {
                changes.add("and " + (modified.size() - MOST_CHANGES) + " more");
                break;
            }
            String before = Json.text(property, "oldValue");
            String after = Json.text(property, "newValue");
            changes.add(Json.text(property, "displayName") + ": " + (before.isEmpty() ? "" : shortened(before) + " -> ")
                    + (after.isEmpty() ? "(none)" : shortened(after)));
        }
        return String.join("; ", changes);
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
