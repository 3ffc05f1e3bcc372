package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.sampleforest.Contents;
import org.footbridge.sampleforest.SampleDomain;
import tools.jackson.databind.JsonNode;

/**
 * Whether the tenant directory holds exactly what the forest has, but for the objects that the first cycle says it left
 * out. Both sides are counted by their own: the forest in its memory, the tenant directory by its API and database.
 */
final class CompareContents {
    private static final int EVENTS_AT_ONCE = 1000;

    private final RunningSystem system;
    private final SampleDomain domain;
    private final Map<String, Integer> reasons = new TreeMap<>();

    CompareContents(RunningSystem system, SampleDomain domain) {
        this.system = system;
        this.domain = domain;
    }

    /** @throws CommandFailure ContentsDiffer when any count differs */
    Outcome compare(Cycle initial, String largestGroup) {
        Set<UUID> leftOut = leftOut(initial);
        Contents forest = domain.contentsWithout(leftOut);
        TenantDirectory tenant = new TenantDirectory(system.client());
        long references;
        try (ServiceDatabase database = system.database()) {
            references = database.number("select count(*) from directory_reference where property = 'members'");
        }
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row("users", forest.users(), tenant.count("users")));
        rows.add(row("groups", forest.groups(), tenant.count("groups")));
        rows.add(row("contacts", forest.contacts(), tenant.count("contacts")));
        rows.add(row("memberships", forest.memberships(), references));
        rows.add(row(
                "members of " + largestGroup,
                forest.largestGroup(),
                tenant.count("groups/" + tenant.group(largestGroup) + "/members")));
        Outcome outcome = new Outcome(
                "contents",
                "The tenant directory holds what the forest has",
                List.of(
                        new Column("what", "Counted"),
                        new Column("forest", "In the forest"),
                        new Column("tenant", "In the tenant directory"),
                        new Column("same", "Same")),
                rows,
                List.of(String.format(
                        Locale.ROOT,
                        "In the forest without the %,d objects that the initial cycle left out and logged: %s.",
                        leftOut.size(),
                        reasons)));
        if (rows.stream().anyMatch(row -> row.getLast().equals("no"))) {
            throw new CommandFailure(
                    "ContentsDiffer",
                    String.join("\n", outcome.lines()),
                    "Read the cycle's events and the service's log");
        }
        return outcome;
    }

    private Set<UUID> leftOut(Cycle initial) {
        Set<UUID> objects = new HashSet<>();
        for (String status : List.of("skipped", "failure")) {
            for (JsonNode event : system.api().events(initial.id(), status, EVENTS_AT_ONCE)) {
                if (objects.add(UUID.fromString(Json.text(event.get("source"), "id")))) {
                    reasons.merge(Json.text(event, "code"), 1, Integer::sum);
                }
            }
        }
        return objects;
    }

    private static List<Object> row(String what, long forest, long tenant) {
        return List.of(what, forest, tenant, forest == tenant ? "yes" : "no");
    }
}
