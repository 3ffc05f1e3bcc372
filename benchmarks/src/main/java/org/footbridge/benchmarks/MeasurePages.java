package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;

/** How long pages of the admin center take, from the request to the last byte. */
final class MeasurePages {
    private static final int WARM_UP = 5;

    private final RunningSystem system;
    private final VisitPages visit;

    MeasurePages(RunningSystem system, VisitPages visit) {
        this.system = system;
        this.visit = visit;
    }

    /** @param milliseconds of each round */
    record Row(String path, Spread milliseconds, int bytes) {}

    List<Row> measure(int rounds) {
        List<Row> rows = new ArrayList<>();
        for (String path : paths()) {
            int bytes = 0;
            List<Double> took = new ArrayList<>();
            for (int round = -WARM_UP; round < rounds; round++) {
                long began = System.nanoTime();
                bytes = visit.page(path).length();
                if (round >= 0) {
                    took.add((System.nanoTime() - began) / 1e6);
                }
            }
            rows.add(new Row(path, new Spread(took), bytes));
        }
        return rows;
    }

    /** One of each kind; of objects somebody in the middle, and the group with the most members among the first. */
    private List<String> paths() {
        String configuration = "/portal/configurations/" + RunningSystem.CONFIGURATION;
        String user = first("/v1.0/users?%24top=1&%24select=id,displayName");
        String group = first("/v1.0/groups?%24top=1&%24select=id,displayName");
        return List.of(
                "/portal",
                "/portal/configurations",
                configuration,
                configuration + "/scope",
                configuration + "/mappings",
                configuration + "/properties",
                configuration + "/errors",
                configuration + "/versions",
                "/portal/deletes?configuration=" + RunningSystem.CONFIGURATION,
                "/portal/users",
                "/portal/users?search=ma",
                "/portal/groups",
                "/portal/contacts",
                "/portal/deleted",
                "/portal/objects/" + user,
                "/portal/objects/" + group,
                "/portal/log",
                "/portal/log?status=failure",
                "/portal/audit",
                "/portal/agents",
                "/portal/settings");
    }

    private String first(String query) {
        JsonNode found = Json.values(system.client().get(query)).findFirst().orElseThrow();
        return Json.text(found, "id");
    }
}
