package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "members",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what one more member costs in a small and in a large group: rows that PostgreSQL counted, bytes on",
            "the relay, seconds until a client of the Graph API sees the member. Reads a sample forest once that has a few",
            "more people than the large group, and adds members one by one."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench members",
            "  ./footbridge bench members --large-group 5000 --rounds 3",
            "  ./footbridge bench members --small-group 250 --large-group 250000 --json",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
final class MembersCommand implements Callable<Integer> {
    private static final int MORE_PEOPLE = 500;
    private static final int OTHER_GROUPS = 100;
    private static final int MOST_ROUNDS = 100;

    @Spec
    private CommandSpec command;

    @Option(names = "--small-group", paramLabel = "N", description = "Its members (default: ${DEFAULT-VALUE})")
    private int smallGroup = 250;

    @Option(names = "--large-group", paramLabel = "N", description = "Its members (default: ${DEFAULT-VALUE})")
    private int largeGroup = 250_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Members to add to each (default: ${DEFAULT-VALUE})")
    private int rounds = 20;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        if (smallGroup < 1 || largeGroup < smallGroup || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--large-group must not be smaller than --small-group, --rounds be from 1 to " + MOST_ROUNDS);
        }
        ForestSize size = new ForestSize(
                largeGroup + MORE_PEOPLE,
                OTHER_GROUPS,
                0,
                largeGroup + 10 * OTHER_GROUPS,
                largeGroup,
                ForestSize.DEFAULT_SEED);
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        Outcome members;
        try (Surroundings bench = Surroundings.start(
                size, folder.path(), domain -> MeasureMembers.prepare(domain, smallGroup), err::println)) {
            members = new MeasureMembers(bench.system(), bench.domain(), err::println)
                    .measure(smallGroup, largeGroup, rounds);
        }
        folder.delete();
        PrintOutcomes.print(command.commandLine().getOut(), json, List.of(members));
        return ExitCode.OK;
    }
}
