package org.footbridge.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import org.footbridge.cli.ShowFailure;
import picocli.CommandLine;

/** Runs the command of a program of its own, in UTF-8 whatever the terminal says. */
public final class RunCommand {
    private static final int WIDTH = 110;

    private RunCommand() {}

    /**
     * Ends the process with the exit code of the command.
     *
     * @param command annotated with picocli's {@code @Command}
     */
    public static void run(Object command, String... arguments) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int exit = new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(WIDTH)
                .setExecutionExceptionHandler(new ShowFailure())
                .execute(arguments);
        out.flush();
        System.exit(exit);
    }
}
