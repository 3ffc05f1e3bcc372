package org.footbridge.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.footbridge.benchmarks.forest.SambaDomain;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.demo.process.Waiting;
import tools.jackson.databind.JsonNode;

/** Has passwords come into a system that has read everything else, and waits until they are all there. */
final class MeasureFirstPasswords {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final RunningSystem system;
    private final SambaDomain domain;
    private final Consumer<String> progress;

    MeasureFirstPasswords(RunningSystem system, SambaDomain domain, Consumer<String> progress) {
        this.system = system;
        this.domain = domain;
        this.progress = progress;
    }

    FirstPasswords measure() {
        long users = new TenantDirectory(system.client()).count("users");
        progress.accept("First pass of the system, " + users + " users ...");
        Map<String, Double> before = cpu();
        long began = System.nanoTime();
        system.bringPasswords(domain.access().name());
        if (!Waiting.until(LONGEST, LOOK_EVERY, () -> arrived(users))) {
            throw new CommandFailure(
                    "PasswordsNotSeen",
                    "After " + LONGEST.toMinutes() + " minutes the passwords are " + system.passwords(),
                    "Read the logs of service and agent");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Double> used = CpuTime.since(before, cpu());
        return new FirstPasswords(counts(system.passwords()), seconds, used, system.unwrappedPasswords());
    }

    private boolean arrived(long users) {
        system.requireRunning();
        Map<String, Long> counts = counts(system.passwords());
        long known = counts.values().stream().mapToLong(Long::longValue).sum();
        return known >= users && counts.getOrDefault("due", 0L) == 0;
    }

    private static Map<String, Long> counts(JsonNode states) {
        Map<String, Long> counts = new TreeMap<>();
        states.path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), Json.number(states.path("counts"), count.getKey())));
        return counts;
    }

    private Map<String, Double> cpu() {
        Map<String, Double> seconds = system.cpu();
        seconds.put("domain controller", CpuTime.ofFamily(domain.forest().pid()));
        return seconds;
    }
}
