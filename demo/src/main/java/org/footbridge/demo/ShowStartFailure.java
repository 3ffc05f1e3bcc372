package org.footbridge.demo;

import java.io.PrintWriter;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.ShowFailure;
import org.footbridge.demo.process.StartFailure;
import org.footbridge.sambaforest.SambaException;
import org.footbridge.sampleforest.ForestException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what failed, where its log is and what to do. */
final class ShowStartFailure implements IExecutionExceptionHandler {
    private final ShowFailure others = new ShowFailure();

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (thrown) {
            case StartFailure failure -> {
                err.println("StartFailed: " + failure.getMessage());
                if (failure.log() != null) {
                    err.println("Log: " + failure.log());
                }
                err.println("Next step: " + failure.nextStep());
            }
            case SambaException failure ->
                err.println("ForestFailed (" + failure.code() + "): " + failure.getMessage());
            case ForestException failure ->
                err.println("ForestFailed (" + failure.code() + "): " + failure.getMessage());
            default -> {
                return others.handleExecutionException(thrown, command, parsed);
            }
        }
        return ExitCode.FAILED;
    }
}
