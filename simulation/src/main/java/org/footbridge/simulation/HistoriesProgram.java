package org.footbridge.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import org.footbridge.cli.ShowFailure;
import picocli.CommandLine;

/** The program behind {@code ./footbridge fuzz histories}. */
public final class HistoriesProgram {
    private HistoriesProgram() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int exit = new CommandLine(new HistoriesCommand())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler(new ShowFailure())
                .execute(arguments);
        out.flush();
        System.exit(exit);
    }
}
