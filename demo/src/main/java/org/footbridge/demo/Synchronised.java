package org.footbridge.demo;

import java.util.List;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the first cycles did.
 *
 * @param cycles one for each configuration, in order
 * @param reasons why objects were skipped or failed, with counts
 * @param summary of the tenant directory
 */
record Synchronised(List<Cycle> cycles, List<Reason> reasons, JsonNode summary) {

    /** Objects that share a fate, over all configurations. */
    record Reason(String status, String code, long count, String example, String explanation) {}

    Synchronised {
        cycles = List.copyOf(cycles);
        reasons = List.copyOf(reasons);
    }

    /** {@code {"cycles":[...],"directory":{"users","groups","contacts"}}} */
    JsonNode json() {
        ObjectNode all = Json.object();
        for (Cycle cycle : cycles) {
            all.withArray("cycles")
                    .add(Json.object()
                            .put("configuration", cycle.configuration())
                            .put("kind", cycle.kind())
                            .put("state", cycle.state())
                            .put("read", cycle.read())
                            .put("created", cycle.created())
                            .put("updated", cycle.updated())
                            .put("deleted", cycle.deleted())
                            .put("unchanged", cycle.unchanged())
                            .put("skipped", cycle.skipped())
                            .put("failed", cycle.failed())
                            .put("seconds", cycle.seconds()));
        }
        all.set(
                "directory",
                Json.object()
                        .put("users", Json.number(summary, "users"))
                        .put("groups", Json.number(summary, "groups"))
                        .put("contacts", Json.number(summary, "contacts")));
        return all;
    }
}
