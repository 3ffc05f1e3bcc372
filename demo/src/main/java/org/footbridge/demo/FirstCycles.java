package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.ProgressLine;
import org.footbridge.demo.process.Waiting;
import tools.jackson.databind.JsonNode;

/** Applies a configuration for each domain and waits for the first cycle of each, telling how they get on. */
final class FirstCycles {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int EVENTS_READ = 1000;

    private final Administration api;
    private final Steps steps;

    FirstCycles(Administration api, Steps steps) {
        this.api = api;
        this.steps = steps;
    }

    Synchronised run(Forest forest) {
        List<Forest.ConnectedDomain> domains = forest.domains();
        for (Forest.ConnectedDomain domain : domains) {
            api.addDomain(domain.name());
            api.applyConfiguration(domain.label(), configuration(domain, forest.hasPasswords()));
            api.requestCycle(domain.label(), false);
        }
        List<String> names = domains.stream().map(Forest.ConnectedDomain::label).toList();
        List<Cycle> cycles = await(names);
        return new Synchronised(cycles, reasons(cycles), api.summary());
    }

    /** What an administrator would write for the whole of a domain. */
    static String configuration(Forest.ConnectedDomain domain, boolean passwords) {
        return """
                directory: %s
                enabled: true
                interval: 2m
                passwordHashSync: %s
                """.formatted(domain.name(), passwords);
    }

    private List<Cycle> await(List<String> names) {
        ProgressLine progress = steps.progress();
        Instant began = Instant.now();
        List<Cycle> seen = new ArrayList<>();
        boolean ended = Waiting.until(LONGEST, LOOK_EVERY, () -> {
            seen.clear();
            names.forEach(name -> first(name).ifPresent(seen::add));
            progress.show("  cycles     " + describe(seen) + ", " + Steps.since(began));
            return seen.size() == names.size() && seen.stream().noneMatch(Cycle::running);
        });
        if (!ended) {
            throw new CommandFailure(
                    "CycleNotFinished",
                    "The first cycles have not ended within " + LONGEST.toMinutes() + " minutes",
                    "Read the logs of the service and the agents");
        }
        progress.end("  cycles     " + describe(seen) + "  (" + Steps.since(began) + ")");
        return seen;
    }

    private Optional<Cycle> first(String configuration) {
        return api.cycles(configuration, 20).stream().reduce((newer, older) -> older);
    }

    private static String describe(List<Cycle> cycles) {
        return cycles.isEmpty()
                ? "waiting"
                : cycles.stream()
                        .map(cycle -> String.format(
                                Locale.ROOT,
                                "%s %s: %,d read, %,d created",
                                cycle.configuration(),
                                cycle.running() ? cycle.phase() : cycle.state(),
                                cycle.read(),
                                cycle.created()))
                        .collect(Collectors.joining("; "));
    }

    private List<Synchronised.Reason> reasons(List<Cycle> cycles) {
        Map<String, List<JsonNode>> byCode = new TreeMap<>();
        for (Cycle cycle : cycles) {
            for (String status : List.of("failure", "skipped")) {
                api.events(cycle.id(), status, EVENTS_READ)
                        .forEach(event -> byCode.computeIfAbsent(
                                        status + " " + Json.text(event, "code"), code -> new ArrayList<>())
                                .add(event));
            }
        }
        return byCode.values().stream().map(FirstCycles::reason).toList();
    }

    private static Synchronised.Reason reason(List<JsonNode> events) {
        JsonNode example = events.getFirst();
        return new Synchronised.Reason(
                Json.text(example, "status"),
                Json.text(example, "code"),
                events.size(),
                Json.text(example.get("source"), "name"),
                general(Json.text(example, "reason")));
    }

    // "CN=x,... is left out: it has no address" is about one; the second half is about all
    private static String general(String reason) {
        int colon = reason.indexOf(": ");
        return reason.startsWith("CN=") && colon > 0 ? reason.substring(colon + 2) : reason;
    }
}
