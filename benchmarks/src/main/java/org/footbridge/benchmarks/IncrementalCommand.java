package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "incremental",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures incremental cycles with the same number of changes in a small and in a large directory, one after",
            "the other in one run, each with a service and an agent of its own."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench incremental",
            "  ./footbridge bench incremental --small 1000 --large 5000 --rounds 5",
            "  ./footbridge bench incremental --small 10000 --large 1000000 --json",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
final class IncrementalCommand implements Callable<Integer> {
    private static final int FEWEST = 200;
    private static final int MOST_ROUNDS = 40;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--small",
            paramLabel = "N",
            description = "Objects of the small directory (default: ${DEFAULT-VALUE})")
    private int small = 10_000;

    @Option(names = "--large", paramLabel = "N", description = "Objects of the large one (default: ${DEFAULT-VALUE})")
    private int large = 1_000_000;

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "People to change together (default: ${DEFAULT-VALUE})")
    private int changes = 100;

    @Option(names = "--rounds", paramLabel = "N", description = "Cycles to measure (default: ${DEFAULT-VALUE})")
    private int rounds = 20;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        if (small < FEWEST || large < small || changes < 1 || changes > small / 2) {
            throw new ParameterException(
                    command.commandLine(),
                    "--small must be at least " + FEWEST + ", --large not less, --changes at most half of --small");
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(command.commandLine(), "--rounds must be from 1 to " + MOST_ROUNDS);
        }
        PrintWriter err = command.commandLine().getErr();
        List<List<Object>> rows = new ArrayList<>();
        Spread few = measure(small, err, rows);
        Spread many = measure(large, err, rows);
        rows.add(List.of(
                "ratio",
                "",
                Rounded.to(many.median() / few.median(), 2),
                Rounded.to(many.percentile(90) / few.percentile(90), 2)));
        Outcome outcome = new Outcome(
                "incremental",
                "Incremental cycle with " + changes + " changes, in seconds of " + rounds + " cycles",
                List.of(
                        new Column("objects", "Objects"),
                        new Column("cycles", "Cycles"),
                        new Column("median", "Median"),
                        new Column("p90", "p90")),
                rows,
                List.of("Seconds by the cycle's own account, from its beginning to its end. Aim: ratio 1.2."));
        PrintOutcomes.print(command.commandLine().getOut(), json, List.of(outcome));
        return ExitCode.OK;
    }

    private Spread measure(int objects, PrintWriter err, List<List<Object>> rows) {
        ForestSize size = ForestSize.of(objects * 15 / 16);
        BenchFolder folder = BenchFolder.make();
        Spread seconds;
        try (Surroundings bench = Surroundings.start(size, folder.path(), _ -> {}, err::println)) {
            seconds = new MeasureIncremental(bench.system(), bench.domain(), size.seed(), err::println)
                    .measure(changes, rounds);
            rows.add(List.of(bench.objects(), rounds, seconds.rounded(50, 3), seconds.rounded(90, 3)));
        }
        folder.delete();
        return seconds;
    }
}
