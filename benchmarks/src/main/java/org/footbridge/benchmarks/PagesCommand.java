package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.GeneratedForest;
import org.footbridge.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how long the service takes for each page of the admin center, in a directory of any size, from the",
            "request to the last byte."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench pages",
            "  ./footbridge bench pages --objects 2000 --rounds 10",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
final class PagesCommand implements Callable<Integer> {
    private static final int FEWEST = 200;
    private static final int MOST_ROUNDS = 1000;

    @Spec
    private CommandSpec command;

    @Option(names = "--objects", paramLabel = "N", description = "Objects of the directory (default: ${DEFAULT-VALUE})")
    private int objects = 150_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Times to ask for each page (default: ${DEFAULT-VALUE})")
    private int rounds = 40;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        if (objects < FEWEST) {
            throw new ParameterException(command.commandLine(), "--objects must be at least " + FEWEST);
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(command.commandLine(), "--rounds must be from 1 to " + MOST_ROUNDS);
        }
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        List<List<Object>> rows = new ArrayList<>();
        ForestSize size = ForestSize.of(objects * 15 / 16);
        try (Surroundings bench = Surroundings.start(size, folder.path(), _ -> {}, err::println);
                VisitPages visit = VisitPages.first(bench.system().service())) {
            err.println("Planning a change of every user ...");
            String plan = bench.system().planOfEveryUser(GeneratedForest.DOMAIN);
            err.println("Asking for each page " + rounds + " times ...");
            for (MeasurePages.Row row : new MeasurePages(bench.system(), visit).measure(rounds, plan)) {
                rows.add(List.of(
                        row.path(),
                        row.milliseconds().rounded(50, 1),
                        row.milliseconds().rounded(95, 1),
                        row.bytes() / 1024));
            }
            Outcome outcome = new Outcome(
                    "pages",
                    "Pages of the admin center with " + bench.objects() + " objects, in milliseconds of " + rounds
                            + " requests",
                    List.of(
                            new Column("page", "Page"),
                            new Column("median", "Median"),
                            new Column("p95", "p95"),
                            new Column("kibibytes", "KiB")),
                    rows,
                    List.of(
                            "From the request to the last byte, over TLS on loopback. Aim: 200 ms.",
                            "The plan changes a property of every user."));
            PrintOutcomes.print(command.commandLine().getOut(), json, List.of(outcome));
        }
        folder.delete();
        return ExitCode.OK;
    }
}
