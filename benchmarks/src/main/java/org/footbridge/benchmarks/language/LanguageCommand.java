package org.footbridge.benchmarks.language;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the engine by itself, without directory and database: evaluations of typical expressions, whole",
            "objects with the default schema, and the plan of a whole directory page by page."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench mapping",
            "  ./footbridge bench mapping --quick",
            "  ./footbridge bench mapping --plan-only --objects 1000000 --json",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
public final class LanguageCommand implements Callable<Integer> {
    private static final int FEWEST = 10_000;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--objects",
            defaultValue = "150000",
            paramLabel = "N",
            description = "How many staged objects to plan (default: ${DEFAULT-VALUE})")
    private int objects;

    @Option(names = "--quick", description = "Shorter rounds: a table in half a minute, with wider errors")
    private boolean quick;

    @Option(names = "--plan-only", description = "Leave the single expressions out")
    private boolean planOnly;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        if (objects < FEWEST) {
            throw new ParameterException(command.commandLine(), "--objects must be at least " + FEWEST);
        }
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        LanguageReport report = new LanguageReport(evaluations(err), plans(err));
        if (json) {
            out.println(Json.compact(report.json()));
        } else {
            report.lines().forEach(out::println);
        }
        return ExitCode.OK;
    }

    private List<LanguageRow> evaluations(PrintWriter err) {
        if (planOnly) {
            return List.of();
        }
        err.println("Measuring expressions and whole objects ...");
        return new MeasureLanguage(quick).run();
    }

    private List<MeasurePlan.Measured> plans(PrintWriter err) {
        err.println("Warming up ...");
        new MeasurePlan().run(MeasurePlan.Directory.TENTH_CHANGED, FEWEST);
        List<MeasurePlan.Measured> plans = new ArrayList<>();
        for (MeasurePlan.Directory directory : MeasurePlan.Directory.values()) {
            err.println("Planning " + objects + " objects, " + directory.text() + " ...");
            plans.add(new MeasurePlan().run(directory, objects));
        }
        return plans;
    }
}
