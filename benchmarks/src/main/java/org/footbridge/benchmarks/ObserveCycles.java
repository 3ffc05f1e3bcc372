package org.footbridge.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.footbridge.benchmarks.Measurement.Temperature;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.process.Waiting;

/** Asks for cycles of one configuration and takes their seconds from their own accounts. */
final class ObserveCycles {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LOOK_BACK = 50;

    private final Administration api;
    private final String configuration;
    private final Duration longest;
    private final PhaseTimes initialPhases = new PhaseTimes();
    private long settled;

    ObserveCycles(Administration api, String configuration, Duration longest) {
        this.api = api;
        this.configuration = configuration;
        this.longest = longest;
    }

    /** Applies the configuration, the whole domain, and waits for its first cycle. */
    Measurement initial(String what, String domain) {
        api.addDomain(domain);
        api.applyConfiguration(configuration, "directory: " + domain + "\nenabled: true\ninterval: 24h\n");
        api.requestCycle(configuration, false);
        // applying alone may have begun it, and then the request is for the next
        boolean ended = Waiting.until(longest, LOOK_EVERY, () -> {
            List<Cycle> cycles = api.cycles(configuration, LOOK_BACK);
            cycles.stream()
                    .filter(cycle -> cycle.kind().equals("initial"))
                    .forEach(cycle -> initialPhases.seen(cycle.phase(), System.nanoTime()));
            return !cycles.isEmpty() && !cycles.getLast().running();
        });
        if (!ended) {
            throw notFinished();
        }
        Cycle first = api.cycles(configuration, LOOK_BACK).getLast();
        settle();
        return one(what, Temperature.COLD, expect(first, "initial"), true);
    }

    /** Seconds of the phases of the first cycle, good to a quarter of a second. */
    Map<String, Double> initialPhases() {
        return initialPhases.seconds();
    }

    /** Seconds that it takes to plan for a changed configuration, from the wish to the plan. */
    double plan(String definition) {
        settle();
        long began = System.nanoTime();
        Administration.refuseUnready(api.awaitPlan(api.plan(configuration, definition), longest, _ -> {}));
        double seconds = (System.nanoTime() - began) / 1e9;
        settle();
        return seconds;
    }

    /**
     * Applies a configuration that changes what is to become of objects, without a plan, and waits for the cycle that plans
     * all of them again.
     */
    Cycle planAgain(String definition) {
        settle();
        long before = settled;
        api.stageConfiguration(configuration);
        api.applyConfiguration(configuration, definition);
        List<Cycle> met = new ArrayList<>();
        boolean ended = Waiting.until(longest, LOOK_EVERY, () -> {
            met.clear();
            api.cycles(configuration, LOOK_BACK).stream()
                    .filter(cycle -> cycle.number() > before && cycle.kind().equals("replan") && !cycle.running())
                    .forEach(met::add);
            return !met.isEmpty();
        });
        if (!ended) {
            throw notFinished();
        }
        return expect(met.getFirst(), "replan");
    }

    Measurement full(String what, Temperature temperature) {
        return one(what, temperature, expect(request(true), "full"), true);
    }

    Measurement incremental(String what, Temperature temperature) {
        settle();
        return one(what, temperature, expect(request(false), "incremental"), false);
    }

    /**
     * Of all cycles that met the changes: the agent may have noticed half of them before the cycle was asked for, and
     * they are fetched in two.
     */
    Measurement changed(String what, Temperature temperature, int changes) {
        // the newest that had ended before the changes was remembered by settle
        long before = settled;
        request(false);
        settle();
        List<Cycle> met = api.cycles(configuration, LOOK_BACK).stream()
                .filter(cycle -> cycle.number() > before && cycle.read() > 0)
                .toList();
        met.forEach(cycle -> expect(cycle, "incremental"));
        long updated = met.stream().mapToLong(Cycle::updated).sum();
        if (updated < changes) {
            throw new CommandFailure(
                    "ChangesNotSeen",
                    "Only " + updated + " of " + changes + " changes were synchronised",
                    "Read the service's log");
        }
        return new Measurement(
                met.size() > 1 ? what + " (in " + met.size() + " cycles)" : what,
                temperature,
                met.stream().mapToLong(Cycle::read).sum(),
                met.stream().mapToDouble(Cycle::seconds).sum(),
                false);
    }

    /** Waits until no cycle runs and remembers the newest. */
    void settle() {
        boolean quiet = Waiting.until(longest, LOOK_EVERY, () -> {
            List<Cycle> cycles = api.cycles(configuration, LOOK_BACK);
            settled = cycles.stream().mapToLong(Cycle::number).max().orElse(0);
            return cycles.stream().noneMatch(Cycle::running);
        });
        if (!quiet) {
            throw notFinished();
        }
    }

    private CommandFailure notFinished() {
        return new CommandFailure(
                "CycleNotFinished",
                "Cycles still run after " + longest.toMinutes() + " minutes",
                "Run it again with fewer users");
    }

    private Cycle request(boolean full) {
        return api.awaitCycle(configuration, api.requestCycle(configuration, full), longest, _ -> {});
    }

    private static Measurement one(String what, Temperature temperature, Cycle cycle, boolean readsAll) {
        return new Measurement(what, temperature, cycle.read(), cycle.seconds(), readsAll);
    }

    /** Objects that cannot be synchronised are part of every sample forest: a cycle that is partial counts. */
    private static Cycle expect(Cycle cycle, String kind) {
        boolean ended = cycle.succeeded() || cycle.state().equals("partial");
        if (ended && cycle.kind().equals(kind)) {
            return cycle;
        }
        throw new CommandFailure(
                "CycleNotMeasured",
                "Expected " + kind + " cycle " + cycle.number() + " to end well, but it is " + cycle.kind() + " and "
                        + cycle.state() + ". " + cycle.error(),
                "Read the service's log");
    }
}
