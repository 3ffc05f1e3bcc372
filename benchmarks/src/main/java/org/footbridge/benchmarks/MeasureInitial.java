package org.footbridge.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.footbridge.benchmarks.CopyAgain.Writing;
import org.footbridge.benchmarks.InitialReport.Replan;
import org.footbridge.benchmarks.ReadDirSync.Reading;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.GeneratedForest;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;

/** One forest, one service, one agent: the bare reading, the initial cycle, and the bare writing. */
final class MeasureInitial {
    private static final String CONFIGURATION = "bench";
    private static final int LOOK_BACK = 20;
    private static final int BARE_READINGS = 2;
    private static final Duration CYCLE_WITHIN = Duration.ofHours(2);

    private final ForestSize size;
    private final boolean replan;
    private final BenchFolder folder;
    private final Consumer<String> progress;

    MeasureInitial(ForestSize size, boolean replan, BenchFolder folder, Consumer<String> progress) {
        this.size = size;
        this.replan = replan;
        this.folder = folder;
        this.progress = progress;
    }

    /** Everything that it started has ended when it returns or throws. */
    InitialReport run() {
        progress.accept("Inventing " + size.text() + " ...");
        try (GeneratedForest forest = GeneratedForest.start(size)) {
            DirectoryAccess access = forest.access(folder.path());
            Reading bare = readBare(new ReadDirSync(access));
            progress.accept("Starting service and agent in " + folder.path() + " ...");
            try (Deployment deployment = Deployment.start(folder.path())) {
                deployment.addAgent(List.of(access));
                deployment.awaitAgents(access.name(), 1);
                try (ServiceClient client = deployment.service().client()) {
                    return measure(deployment, client, bare);
                }
            }
        }
    }

    /** The last of some: the first is that of a virtual machine that has done nothing of its kind before. */
    private Reading readBare(ReadDirSync reader) {
        Reading last = reader.read();
        for (int again = 1; again < BARE_READINGS; again++) {
            last = reader.read();
        }
        progress.accept("Bare DirSync: " + last.entries() + " objects in " + Rounded.to(last.seconds(), 2) + " s");
        return last;
    }

    private InitialReport measure(Deployment deployment, ServiceClient client, Reading bare) {
        Administration api = new Administration(client);
        ObserveCycles observe = new ObserveCycles(api, CONFIGURATION, CYCLE_WITHIN);
        StageTimes timers = new StageTimes(client);
        PrivateDatabase database =
                new PrivateDatabase(deployment.service().options().data());
        Map<String, Double> before = cpu(deployment, database);
        observe.initial("Initial cycle", GeneratedForest.DOMAIN);
        Map<String, Double> used = CpuTime.since(before, cpu(deployment, database));
        Map<String, Double> stages = timers.seconds();
        Cycle initial = api.cycles(CONFIGURATION, LOOK_BACK).stream()
                .filter(cycle -> cycle.kind().equals("initial"))
                .findFirst()
                .orElseThrow();
        progress.accept("Initial cycle: " + Rounded.to(initial.seconds(), 2) + " s");
        Writing writing = new CopyAgain(database, folder).write();
        progress.accept("COPY of " + writing.rows() + " rows: " + Rounded.to(writing.seconds(), 2) + " s");
        Map<String, Replan> replans = replan ? planAgain(observe, timers) : Map.of();
        List<PeakMemory> memory = memory(deployment);
        long members = Json.number(initial.json(), "membersAdded");
        return new InitialReport(bare, writing, initial, members, stages, used, replans, memory);
    }

    private Map<String, Replan> planAgain(ObserveCycles observe, StageTimes timers) {
        Map<String, String> mappings = new LinkedHashMap<>();
        mappings.put("nothing changes", "expression: 'Left([department], 400)'");
        mappings.put("one property of every user", "constant: Bench");
        Map<String, Replan> replans = new LinkedHashMap<>();
        mappings.forEach((what, mapping) -> {
            double planned = observe.plan(definition(mapping));
            progress.accept("Plan, " + what + ": " + Rounded.to(planned, 2) + " s");
            long requests = timers.requests();
            Cycle cycle = observe.planAgain(definition(mapping));
            replans.put(what, new Replan(cycle, timers.requests() - requests, planned));
            progress.accept("Replan, " + what + ": " + Rounded.to(cycle.seconds(), 2) + " s");
        });
        return replans;
    }

    private static String definition(String mapping) {
        return "directory: " + GeneratedForest.DOMAIN + "\nenabled: true\ninterval: 24h\nmappings:\n  set:\n"
                + "    - object: user\n      target: department\n      " + mapping + "\n";
    }

    private static Map<String, Double> cpu(Deployment deployment, PrivateDatabase database) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("forest", CpuTime.of(ProcessHandle.current().pid()));
        seconds.put("agent", CpuTime.of(agent(deployment)));
        seconds.put("service", CpuTime.of(deployment.service().process().pid()));
        seconds.put("PostgreSQL", CpuTime.ofFamily(database.pid()));
        return seconds;
    }

    private static List<PeakMemory> memory(Deployment deployment) {
        return List.of(
                PeakMemory.of("service", deployment.service().process().pid()),
                PeakMemory.of("agent", agent(deployment)));
    }

    private static long agent(Deployment deployment) {
        return deployment.agents().getFirst().process().pid();
    }
}
