package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * All pages in turn, round by round, so that none is measured at a better moment than the others.
     *
     * @param plan id of one that was made
     */
    List<Row> measure(int rounds, String plan) {
        Map<String, List<Double>> took = new LinkedHashMap<>();
        Map<String, Integer> bytes = new HashMap<>();
        List<String> paths = paths(plan);
        for (int round = -WARM_UP; round < rounds; round++) {
            for (String path : paths) {
                long began = System.nanoTime();
                bytes.put(path, visit.page(path).length());
                double milliseconds = (System.nanoTime() - began) / 1e6;
                if (round >= 0) {
                    took.computeIfAbsent(path, _ -> new ArrayList<>()).add(milliseconds);
                }
            }
        }
        return took.entrySet().stream()
                .map(page -> new Row(page.getKey(), new Spread(page.getValue()), bytes.getOrDefault(page.getKey(), 0)))
                .toList();
    }

    /** All of them but those that wait for an agent; of objects the first user and the first group. */
    private List<String> paths(String plan) {
        String configuration = "/portal/configurations/" + RunningSystem.CONFIGURATION;
        String user = first("/v1.0/users?%24top=1&%24select=id,displayName");
        String group = first("/v1.0/groups?%24top=1&%24select=id,displayName");
        return List.of(
                "/portal",
                "/portal/configurations",
                "/portal/configurations/new",
                configuration,
                configuration + "/scope",
                configuration + "/mappings",
                configuration + "/test",
                configuration + "/properties",
                configuration + "/errors",
                configuration + "/versions",
                "/portal/plans/" + plan,
                "/portal/plans/" + plan + "?action=update&search=ma",
                "/portal/plans/" + plan + "?search=nobody%20of%20that%20name",
                "/portal/deletes?configuration=" + RunningSystem.CONFIGURATION,
                "/portal/users",
                "/portal/users?search=ma",
                "/portal/users?search=as",
                "/portal/users?search=nobody%20of%20that%20name",
                "/portal/users?state=disabled",
                "/portal/users?source=cloud",
                "/portal/groups",
                "/portal/groups?state=distribution",
                "/portal/contacts",
                "/portal/deleted",
                "/portal/deleted?search=ma",
                "/portal/objects/" + user,
                "/portal/objects/" + group,
                "/portal/log",
                "/portal/log?name=ma",
                "/portal/log?status=failure",
                "/portal/audit",
                "/portal/agents",
                "/portal/agents/new",
                "/portal/settings/domains",
                "/portal/settings/notifications",
                "/portal/settings/thresholds",
                "/portal/settings/clients",
                "/portal/settings/administrators",
                "/portal/settings/retention");
    }

    private String first(String query) {
        JsonNode found = Json.values(system.client().get(query)).findFirst().orElseThrow();
        return Json.text(found, "id");
    }
}
