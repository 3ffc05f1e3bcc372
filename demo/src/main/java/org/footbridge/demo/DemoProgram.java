package org.footbridge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that show the whole at work on one machine. */
@Command(
        name = "footbridge",
        mixinStandardHelpOptions = true,
        description = "Shows Footbridge at work.",
        subcommands = {DemoCommand.class, LabCommand.class, ChangeCommand.class})
public final class DemoProgram implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: demo, lab or demo-change");
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int exit = new CommandLine(new DemoProgram())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler(new ShowStartFailure())
                .execute(arguments);
        out.flush();
        System.exit(exit);
    }
}
