package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "cycle",
        mixinStandardHelpOptions = true,
        description = {
            "Measures cycles against a sample forest on this machine.",
            "Starts a forest of one domain, a service and an agent, and measures a bare search of everything as the",
            "limit, the initial cycle, a full one, and incremental ones. Stops them all and deletes what it wrote;",
            "after a failure the logs stay below /var/tmp."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench cycle",
            "  ./footbridge bench cycle --users 20000 --rounds 3",
            "  ./footbridge bench cycle --users 1000 --json",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
final class CycleCommand implements Callable<Integer> {
    private static final int FEWEST = 200;
    private static final int MOST_ROUNDS = 10;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--users",
            defaultValue = "5000",
            paramLabel = "N",
            description = "How many to invent, besides groups and contacts (default: ${DEFAULT-VALUE})")
    private int users;

    @Option(
            names = "--rounds",
            defaultValue = "1",
            paramLabel = "N",
            description = "How often to repeat all but the initial cycle (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        if (users < FEWEST) {
            throw new ParameterException(command.commandLine(), "--users must be at least " + FEWEST);
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(command.commandLine(), "--rounds must be from 1 to " + MOST_ROUNDS);
        }
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        Report report = new MeasureCycles(users, rounds, folder, err::println).run();
        folder.delete();
        if (json) {
            out.println(Json.compact(report.json()));
        } else {
            report.lines().forEach(out::println);
        }
        return ExitCode.OK;
    }
}
