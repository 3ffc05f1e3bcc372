package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.SizeOptions;
import org.footbridge.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "arrival",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the time from a change in the directory until a client of the Graph API reads it. Reads a sample",
            "forest once, then changes people at random moments; changes do not wait for each other."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench arrival",
            "  ./footbridge bench arrival --users 2000 --changes 50",
            "  ./footbridge bench arrival --users 150000 --changes 1000 --rate 2 --json",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
final class ArrivalCommand implements Callable<Integer> {
    private static final double FASTEST = 10;

    @Spec
    private CommandSpec command;

    @Mixin
    private SizeOptions options = new SizeOptions(150_000);

    @Option(names = "--changes", paramLabel = "N", description = "How many to measure (default: ${DEFAULT-VALUE})")
    private int changes = 1000;

    @Option(names = "--rate", paramLabel = "N", description = "Changes a second on average (default: ${DEFAULT-VALUE})")
    private double rate = 2;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        ForestSize size = options.size();
        if (changes < 1 || !(rate > 0) || rate > FASTEST) {
            throw new ParameterException(
                    command.commandLine(), "--changes must be at least 1, --rate above 0 and at most " + FASTEST);
        }
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        Outcome arrival;
        try (Surroundings bench = Surroundings.start(size, folder.path(), _ -> {}, err::println)) {
            arrival = new MeasureArrival(bench.system(), bench.domain(), size.seed(), err::println)
                    .measure(changes, rate, bench.objects());
        }
        folder.delete();
        PrintOutcomes.print(command.commandLine().getOut(), json, List.of(arrival));
        return ExitCode.OK;
    }
}
