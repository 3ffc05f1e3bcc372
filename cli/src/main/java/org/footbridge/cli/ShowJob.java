package org.footbridge.cli;

import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;

/** A job in words. */
final class ShowJob {
    private ShowJob() {}

    static String text(JsonNode job) {
        StringBuilder text = new StringBuilder();
        line(text, "Configuration", Json.text(job, "configuration"));
        line(text, "Status", Json.text(job, "status"));
        line(text, "Schedule", Json.text(job, "schedule") + ", each " + Json.text(job, "interval"));
        line(text, "Next run", Json.text(job, "nextRun"));
        line(text, "Paused since", Json.text(job, "pausedAt"));
        line(text, "Switched off at", Json.text(job, "disabledAt"));
        JsonNode last = job.path("lastCycle");
        if (last.isObject()) {
            String ended = Json.text(last, "finishedAt");
            line(
                    text,
                    "Last cycle",
                    Json.text(last, "kind") + ", " + Json.text(last, "state")
                            + (ended.isEmpty() ? "" : ", ended " + ended));
            error(text, last.path("error"));
        }
        line(text, "Failed in a row", count(job, "failuresInARow"));
        line(text, "Failed objects", count(job, "failedObjects"));
        line(text, "In step since", Json.text(job, "steadySince"));
        JsonNode quarantine = job.path("quarantine");
        if (quarantine.isObject()) {
            line(
                    text,
                    "Quarantine",
                    Json.text(quarantine, "reason") + " since " + Json.text(quarantine, "since") + ", tried again "
                            + Json.text(quarantine, "nextAttempt"));
            error(text, quarantine.path("error"));
        }
        return text.toString().stripTrailing();
    }

    private static String count(JsonNode job, String field) {
        long count = Json.number(job, field);
        return count == 0 ? "" : Long.toString(count);
    }

    private static void error(StringBuilder text, JsonNode error) {
        if (error.isObject()) {
            line(text, "  " + Json.text(error, "code"), Json.text(error, "message"));
            line(text, "  What to do", Json.text(error, "nextStep"));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }
}
