package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.SizeOptions;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.client.Cycle;
import org.footbridge.sampleforest.SampleDomain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "large",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes a directory of a million objects with a group of 250,000 through a service with a heap of 512 MiB and",
            "an agent with one of 64 MiB. Prints the initial cycle, incremental ones with 100 changes, what one more member",
            "costs in a small and in the large group, and the memory of both; fails unless the tenant directory then holds",
            "exactly what the forest has. The forest itself takes about 5 GiB."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench large",
            "  ./footbridge bench large --users 2000 --rounds 3",
            "  ./footbridge bench large --users 100000 --largest-group 50000 --json",
            "",
            "Exit codes: 0 measured and the same, 1 failed or not the same, 2 not understood."
        })
final class LargeCommand implements Callable<Integer> {
    private static final int USERS = 900_000;
    private static final int SMALL_GROUP = 250;
    private static final int CHANGES = 100;
    private static final int MOST_ROUNDS = 40;
    private static final int PEOPLE_PER_ROUND = 20;

    @Spec
    private CommandSpec command;

    @Mixin
    private SizeOptions options = new SizeOptions(new ForestSize(USERS, 40_000, 60_000, 4_000_000, 250_000, 2026));

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Repetitions of what is small (default: ${DEFAULT-VALUE})")
    private int rounds = 20;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        ForestSize size = options.size();
        if (rounds < 1 || rounds > MOST_ROUNDS || size.users() < size.largestGroup() + PEOPLE_PER_ROUND * rounds) {
            throw new ParameterException(
                    command.commandLine(),
                    "--rounds must be from 1 to " + MOST_ROUNDS + ", and --users larger than the largest group by "
                            + PEOPLE_PER_ROUND + " for each");
        }
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        List<Outcome> outcomes = new ArrayList<>();
        try (Surroundings bench = Surroundings.start(size, folder.path(), LargeCommand::prepare, err::println)) {
            outcomes.add(initial(bench));
            outcomes.add(incremental(bench, size, err));
            outcomes.add(new MeasureMembers(bench.system(), bench.domain(), err::println)
                    .measure(SMALL_GROUP, size.largestGroup(), rounds));
            outcomes.add(new CompareContents(bench.system(), bench.domain())
                    .compare(bench.initial(), MeasureMembers.LARGE_GROUP));
            outcomes.add(bench.system().memory().outcome());
        }
        folder.delete();
        PrintOutcomes.print(command.commandLine().getOut(), json, outcomes);
        return ExitCode.OK;
    }

    private static void prepare(SampleDomain domain) {
        MeasureMembers.prepare(domain, SMALL_GROUP);
    }

    private static Outcome initial(Surroundings bench) {
        Cycle cycle = bench.initial();
        return new Outcome(
                "initial",
                "Initial cycle",
                List.of(
                        new Column("objects", "Objects"),
                        new Column("seconds", "Seconds"),
                        new Column("objectsPerSecond", "Objects/s")),
                List.of(List.of(
                        cycle.read(), Rounded.to(cycle.seconds(), 1), Math.round(cycle.read() / cycle.seconds()))),
                List.of(String.format(
                        Locale.ROOT,
                        "State %s: %,d created, %,d skipped, %,d failed.",
                        cycle.state(),
                        cycle.created(),
                        cycle.skipped(),
                        cycle.failed())));
    }

    private Outcome incremental(Surroundings bench, ForestSize size, PrintWriter err) {
        Spread seconds = new MeasureIncremental(bench.system(), bench.domain(), size.seed(), err::println)
                .measure(CHANGES, rounds);
        return new Outcome(
                "incremental",
                "Incremental cycle with " + CHANGES + " changes, in seconds",
                List.of(
                        new Column("objects", "Objects"),
                        new Column("cycles", "Cycles"),
                        new Column("median", "Median"),
                        new Column("p90", "p90")),
                List.of(List.of(bench.objects(), rounds, seconds.rounded(50, 3), seconds.rounded(90, 3))),
                List.of("Seconds by the cycle's own account."));
    }
}
