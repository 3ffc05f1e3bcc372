package org.footbridge.cli.client;

import tools.jackson.databind.JsonNode;

/**
 * One cycle as the administration API tells it.
 *
 * @param kind initial, incremental, full, replan or reconcile
 * @param state running, succeeded, partial, halted or failed
 * @param seconds since it began, or that it took
 * @param json all of it
 */
public record Cycle(
        String id,
        long number,
        String configuration,
        String kind,
        String state,
        String phase,
        long read,
        long created,
        long updated,
        long deleted,
        long restored,
        long unchanged,
        long skipped,
        long failed,
        long held,
        long missing,
        double seconds,
        JsonNode json) {

    static Cycle of(JsonNode json) {
        return new Cycle(
                Json.text(json, "id"),
                Json.number(json, "number"),
                Json.text(json, "configuration"),
                Json.text(json, "kind"),
                Json.text(json, "state"),
                Json.text(json, "phase"),
                Json.number(json, "read"),
                Json.number(json, "created"),
                Json.number(json, "updated"),
                Json.number(json, "deleted"),
                Json.number(json, "restored"),
                Json.number(json, "unchanged"),
                Json.number(json, "skipped"),
                Json.number(json, "failed"),
                Json.number(json, "held"),
                Json.number(json, "missing"),
                Json.decimal(json, "seconds"),
                json);
    }

    public boolean running() {
        return state.equals("running");
    }

    /** Whether it came to comparing what it was to reconcile. */
    public boolean reconciles() {
        return json.path("reconcile").isObject();
    }

    /** Differences that a reconciliation found. */
    public long drift() {
        return Json.number(json.path("reconcile"), "drift");
    }

    public boolean succeeded() {
        return state.equals("succeeded");
    }

    /** Empty when there is none, else code, message and next step. */
    public String error() {
        JsonNode error = json.get("error");
        if (error == null || error.isNull()) {
            return "";
        }
        return Json.text(error, "code") + ": " + Json.text(error, "message") + " " + Json.text(error, "nextStep");
    }
}
