package org.footbridge.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import org.footbridge.benchmarks.forest.GenerateCommand;
import org.footbridge.benchmarks.language.LanguageCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that measure. */
@Command(
        name = "footbridge bench",
        mixinStandardHelpOptions = true,
        description = "Measures Footbridge on this machine and prints a table.",
        subcommands = {
            GenerateCommand.class,
            ArrivalCommand.class,
            CycleCommand.class,
            IncrementalCommand.class,
            PagesCommand.class,
            InitialCommand.class,
            LanguageCommand.class,
            LargeCommand.class,
            MembersCommand.class,
            PasswordsCommand.class,
            SambaCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench cycle",
            "  ./footbridge bench cycle --users 20000 --json",
            "  ./footbridge bench initial --users 150000 --groups 5000 --memberships 1000000",
            "  ./footbridge bench mapping",
            "  ./footbridge bench generate --users 2000 --ldif forest.ldif"
        })
public final class BenchmarkProgram implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "Name what to do: " + String.join(", ", command.subcommands().keySet()));
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int exit = new CommandLine(new BenchmarkProgram())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler(new ShowBenchmarkFailure())
                .execute(arguments);
        out.flush();
        System.exit(exit);
    }
}
