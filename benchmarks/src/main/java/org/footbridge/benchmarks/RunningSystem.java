package org.footbridge.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.deployment.LocalService;
import org.footbridge.demo.process.Waiting;
import tools.jackson.databind.JsonNode;

/** A service, as it is shipped (-Xmx512m), and an agent (-Xmx64m) that reads one directory. Closing it stops both. */
final class RunningSystem implements AutoCloseable {
    static final String CONFIGURATION = "bench";
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LOOK_AT_LONG_ONES_EVERY = Duration.ofMillis(500);
    private static final Duration TELL_EVERY = Duration.ofSeconds(15);
    private static final int LOOK_BACK = 50;

    private final Deployment deployment;
    private final ServiceClient client;
    private final Administration api;
    private final Duration longest;
    private final Consumer<String> progress;
    private final List<WatchHeap> heaps;

    private RunningSystem(Deployment deployment, Duration longest, Consumer<String> progress) {
        this.deployment = deployment;
        this.client = deployment.service().client();
        this.api = new Administration(client);
        this.longest = longest;
        this.progress = progress;
        this.heaps = List.of(
                WatchHeap.begin("service", deployment.service().process().pid(), deployment.folder()),
                WatchHeap.begin(
                        "agent", deployment.agents().getFirst().process().pid(), deployment.folder()));
    }

    /** @param longest that a cycle may take */
    static RunningSystem start(Path folder, DirectoryAccess access, Duration longest, Consumer<String> progress) {
        progress.accept("Starting service and agent in " + folder + " ...");
        Deployment deployment = Deployment.start(folder);
        try {
            deployment.addAgent(List.of(access));
            deployment.awaitAgents(access.name(), 1);
            return new RunningSystem(deployment, longest, progress);
        } catch (RuntimeException failure) {
            deployment.close();
            throw failure;
        }
    }

    ServiceClient client() {
        return client;
    }

    LocalService service() {
        return deployment.service();
    }

    Administration api() {
        return api;
    }

    /** Reads the whole domain for the first time; tells now and then how far it is. */
    Cycle initialCycle(String domain) {
        api.addDomain(domain);
        api.applyConfiguration(CONFIGURATION, definition(domain));
        api.requestCycle(CONFIGURATION, false);
        long[] told = {System.nanoTime()};
        boolean ended = Waiting.until(longest, LOOK_AT_LONG_ONES_EVERY, () -> {
            requireRunning();
            List<Cycle> cycles = api.cycles(CONFIGURATION, LOOK_BACK);
            if (cycles.isEmpty()) {
                return false;
            }
            Cycle first = cycles.getLast();
            if (System.nanoTime() - told[0] > TELL_EVERY.toNanos()) {
                told[0] = System.nanoTime();
                progress.accept(String.format(
                        Locale.ROOT,
                        "  %.0f s, %s: %,d read, %,d created",
                        first.seconds(),
                        first.phase(),
                        first.read(),
                        first.created()));
            }
            return !first.running();
        });
        if (!ended) {
            throw notFinished();
        }
        settle();
        return ended(api.cycles(CONFIGURATION, LOOK_BACK).getLast());
    }

    /** Asks for passwords too, and returns. */
    void bringPasswords(String domain) {
        api.applyConfiguration(CONFIGURATION, definition(domain) + "passwordHashSync: true\n");
    }

    /** The id of a plan, made and not applied, that changes a property of each. */
    String planOfEveryUser(String domain) {
        JsonNode plan = api.plan(
                CONFIGURATION,
                definition(domain)
                        + "mappings:\n  set:\n    - object: user\n      target: companyName\n      constant: Pages\n");
        Administration.refuseUnready(api.awaitPlan(plan, longest, _ -> {}));
        return Json.text(plan, "id");
    }

    private static String definition(String domain) {
        return "directory: " + domain + "\nenabled: true\ninterval: 24h\n";
    }

    /** Waits until no cycle runs. */
    long settle() {
        long[] newest = new long[1];
        boolean quiet = Waiting.until(longest, LOOK_EVERY, () -> {
            requireRunning();
            List<Cycle> cycles = api.cycles(CONFIGURATION, 1);
            newest[0] = cycles.isEmpty() ? 0 : cycles.getFirst().number();
            return cycles.stream().noneMatch(Cycle::running);
        });
        if (!quiet) {
            throw notFinished();
        }
        return newest[0];
    }

    /** The cycles after that one which met changes; waits until they ended and updated so many objects together. */
    List<Cycle> cyclesAfter(long number, long updated) {
        boolean met = Waiting.until(longest, LOOK_EVERY, () -> {
            requireRunning();
            List<Cycle> after = after(number);
            return after.stream().noneMatch(Cycle::running)
                    && after.stream().mapToLong(Cycle::updated).sum() >= updated;
        });
        if (!met) {
            throw new CommandFailure(
                    "ChangesNotSeen",
                    "Fewer than " + updated + " changes were synchronised",
                    "Read " + deployment.service().log());
        }
        return after(number).stream().map(RunningSystem::ended).toList();
    }

    private List<Cycle> after(long number) {
        return api.cycles(CONFIGURATION, LOOK_BACK).stream()
                .filter(cycle -> cycle.number() > number && cycle.read() > 0)
                .toList();
    }

    /** The service's folder. */
    Path data() {
        return deployment.service().options().data();
    }

    RelayTraffic relay() {
        return RelayTraffic.parse(client.text("/actuator/prometheus"));
    }

    ServiceDatabase database() {
        return ServiceDatabase.of(data());
    }

    /** Seconds of processor time until now. */
    Map<String, Double> cpu() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("agent", CpuTime.of(deployment.agents().getFirst().process().pid()));
        seconds.put("service", CpuTime.of(deployment.service().process().pid()));
        seconds.put("PostgreSQL", CpuTime.ofFamily(new PrivateDatabase(data()).pid()));
        return seconds;
    }

    /** How passwords fare. */
    JsonNode passwords() {
        return client.get("/admin/v1/configurations/" + CONFIGURATION + "/passwords");
    }

    /** Passwords that have come and are still in the form in which they came. */
    long unwrappedPasswords() {
        return Json.number(passwords(), "unwrapped");
    }

    /** Memory and heap of service and agent until now. */
    MemoryReport memory() {
        long service = deployment.service().process().pid();
        long agent = deployment.agents().getFirst().process().pid();
        return new MemoryReport(
                List.of(PeakMemory.of("service", service), PeakMemory.of("agent", agent)),
                heaps.stream().map(WatchHeap::peak).toList());
    }

    /** @throws CommandFailure ProcessEnded when one of them does not run any more */
    void requireRunning() {
        if (!deployment.service().process().alive()
                || !deployment.agents().getFirst().alive()) {
            throw new CommandFailure(
                    "ProcessEnded", "The service or its agent has ended", "Read the logs in " + deployment.folder());
        }
    }

    private CommandFailure notFinished() {
        return new CommandFailure(
                "CycleNotFinished",
                "Cycles still run after " + longest.toMinutes() + " minutes",
                "Run it again with fewer users; logs are in " + deployment.folder());
    }

    /** Single objects that cannot be synchronised are part of every forest: a cycle that is partial counts. */
    private static Cycle ended(Cycle cycle) {
        if (cycle.succeeded() || cycle.state().equals("partial")) {
            return cycle;
        }
        throw new CommandFailure(
                "CycleNotMeasured",
                "Cycle " + cycle.number() + " (" + cycle.kind() + ") ended as " + cycle.state() + ". " + cycle.error(),
                "Read the service's log");
    }

    @Override
    public void close() {
        client.close();
        deployment.close();
    }
}
