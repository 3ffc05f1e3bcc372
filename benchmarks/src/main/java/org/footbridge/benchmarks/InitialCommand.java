package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.SizeOptions;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "initial",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures an initial cycle against the raw limit of the same run, and where its time goes.",
            "Starts a forest of one domain, a service and an agent. The raw limit is the time of a bare DirSync of the",
            "whole domain, which throws away what it reads, and of COPY of the same rows that the cycle leaves behind",
            "into tables with nothing but a primary key. The profile is that of the service's own timers."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench initial",
            "  ./footbridge bench initial --users 150000 --groups 5000 --memberships 1000000",
            "  ./footbridge bench initial --users 150000 --replan --json",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
final class InitialCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SizeOptions options = new SizeOptions(ForestSize.of(20_000));

    @Option(names = "--replan", description = "Also plans everything again, by a changed mapping, without reading it")
    private boolean replan;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        ForestSize size = options.size();
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        InitialReport report = new MeasureInitial(size, replan, folder, err::println).run();
        folder.delete();
        if (json) {
            out.println(Json.compact(report.json()));
        } else {
            report.lines().forEach(out::println);
        }
        return ExitCode.OK;
    }
}
