package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.footbridge.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "footbridge fuzz forests",
        mixinStandardHelpOptions = true,
        description = {
            "Makes random changes to whole forests while everything runs, with troubles in between, and compares the",
            "tenant with the forests after each batch. Starts the forests, a service and two agents on this machine",
            "and ends them. Two Samba forests, of which one has two domain controllers, need root."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge fuzz forests --changes 5000",
            "  ./footbridge fuzz forests --sample --changes 500 --seed 7",
            "",
            "Exit codes: 0 the tenant was always right, 1 it was not, 2 not understood."
        })
final class ForestsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--changes",
            defaultValue = "5000",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE})")
    private int changes;

    @Option(
            names = "--batch",
            defaultValue = "50",
            paramLabel = "N",
            description = "After how many to compare (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats a run (default: another one each time)")
    private long seed = System.nanoTime() & 0xFFFFFF;

    @Option(
            names = "--people",
            defaultValue = "600",
            paramLabel = "N",
            description = "Of the first directory (default: ${DEFAULT-VALUE})")
    private int people;

    @Option(
            names = "--sample",
            description = "A sample forest with a child domain instead of the Samba forests; needs no root")
    private boolean sample;

    @Option(names = "--keep", description = "Leave the folder with logs and databases")
    private boolean keep;

    @Override
    public Integer call() throws LDAPException {
        if (changes < 0 || batch < 1 || people < 100) {
            throw new ParameterException(
                    command.commandLine(), "--changes from 0, --batch from 1, --people from 100 on");
        }
        if (keep) {
            System.setProperty("footbridge.keep", "true");
        }
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        err.println("Seed " + seed + "; repeat with --seed " + seed);
        try (Arena arena = sample ? new StartSampleForest(people).start() : new StartSambaForests(people).start()) {
            err.println("In " + arena.folder());
            RunReport report = run(new RunChanges(arena, seed, err::println));
            report.lines().forEach(out::println);
            return report.faults().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private RunReport run(RunChanges run) throws LDAPException {
        RunReport report = run.fill();
        if (report.faults().isEmpty()) {
            run.change(changes, batch);
        }
        return report.faults().isEmpty() ? run.readAgain() : report;
    }
}
