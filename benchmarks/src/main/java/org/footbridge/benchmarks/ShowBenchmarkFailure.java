package org.footbridge.benchmarks;

import org.footbridge.cli.ShowFailure;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.demo.process.StartFailure;
import org.footbridge.sampleforest.ForestException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Failures of the parts that are measured, shown as all others: code, message, next step. */
final class ShowBenchmarkFailure implements IExecutionExceptionHandler {
    private final ShowFailure show = new ShowFailure();

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        return show.handleExecutionException(known(thrown), command, parsed);
    }

    private static Exception known(Exception thrown) {
        return switch (thrown) {
            case StartFailure failure ->
                new CommandFailure("StartFailed", text(failure), failure.nextStep(), 0, failure);
            case ForestException failure -> new CommandFailure("ForestFailed", text(failure), "", 0, failure);
            default -> thrown;
        };
    }

    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
