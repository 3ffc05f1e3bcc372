package org.footbridge.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.footbridge.benchmarks.Measurement.Temperature;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;

/** The course of the measurement: one forest, one service, one agent, and the cycles one after the other. */
final class MeasureCycles {
    private static final String DOMAIN = "bench.example.com";
    private static final String CONFIGURATION = "bench";
    private static final long SEED = 2026;
    private static final int CHANGES = 100;
    private static final Duration CYCLE_WITHIN = Duration.ofMinutes(30);

    private final int users;
    private final int rounds;
    private final BenchFolder folder;
    private final Consumer<String> progress;
    private final List<Measurement> rows = new ArrayList<>();

    MeasureCycles(int users, int rounds, BenchFolder folder, Consumer<String> progress) {
        this.users = users;
        this.rounds = rounds;
        this.folder = folder;
        this.progress = progress;
    }

    /** Everything that it started has ended when it returns or throws. */
    Report run() {
        progress.accept("Inventing " + users + " users ...");
        try (SampleForest forest = SampleForest.builder()
                .domain(DOMAIN, new Size(users, users / 15, users / 12))
                .seed(SEED)
                .start()) {
            SampleDomain domain = forest.domain(DOMAIN);
            DirectoryAccess access = access(domain);
            Measurement limit = readBare(new ReadBare(access));
            progress.accept("Starting service and agent in " + folder.path() + " ...");
            try (Deployment deployment = Deployment.start(folder.path())) {
                connect(deployment, access);
                try (ServiceClient client = deployment.service().client()) {
                    ObserveCycles observe = new ObserveCycles(new Administration(client), CONFIGURATION, CYCLE_WITHIN);
                    cycles(observe, domain);
                    return new Report(users, limit, rows, observe.initialPhases(), memory(deployment));
                }
            }
        }
    }

    /** Once to warm up, then once each round; the last is the limit. */
    private Measurement readBare(ReadBare reader) {
        Measurement last = add(reader.measure("Raw: bare search, first", Temperature.COLD));
        for (int round = 1; round <= rounds; round++) {
            last = add(reader.measure(named("Raw: bare search again", round), Temperature.WARM));
        }
        return last;
    }

    private DirectoryAccess access(SampleDomain domain) {
        return DirectoryAccess.withPassword(
                domain.name(),
                domain.host(),
                domain.ldapsPort(),
                folder.write("authority.pem", domain.caPem()),
                domain.serviceAccount().bindName(),
                domain.serviceAccount().password());
    }

    private static void connect(Deployment deployment, DirectoryAccess access) {
        deployment.addAgent(List.of(access));
        deployment.awaitAgents(access.name(), 1);
    }

    private void cycles(ObserveCycles observe, SampleDomain domain) {
        add(observe.initial("Initial cycle", domain.name()));
        for (int round = 1; round <= rounds; round++) {
            // the first full cycle meets a code path or two for the first time, but reading and staging are warm
            add(observe.full(named("Full cycle, nothing changed", round), Temperature.WARM));
            Temperature changing = round == 1 ? Temperature.COLD : Temperature.WARM;
            observe.settle();
            change(domain, round);
            add(observe.changed(named("Incremental cycle, " + CHANGES + " changes", round), changing, CHANGES));
            add(observe.incremental(named("Incremental cycle, nothing changed", round), Temperature.WARM));
        }
    }

    private void change(SampleDomain domain, int round) {
        for (String person : domain.people(CHANGES)) {
            domain.change().set(person, "title", "Title of round " + round);
        }
    }

    private static List<PeakMemory> memory(Deployment deployment) {
        return List.of(
                PeakMemory.of("service", deployment.service().process().pid()),
                PeakMemory.of("agent", deployment.agents().getFirst().process().pid()));
    }

    private Measurement add(Measurement row) {
        progress.accept(row.what() + ": " + Rounded.to(row.seconds(), 2) + " s");
        rows.add(row);
        return row;
    }

    private String named(String what, int round) {
        return rounds == 1 ? what : what + " (" + round + ")";
    }
}
