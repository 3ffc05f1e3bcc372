package org.footbridge.cli;

import java.io.PrintWriter;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/** Says what failed on standard error: code, message and next step, never a stack trace. */
public final class ShowFailure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        CommandFailure failure = thrown instanceof CommandFailure known ? known : unexpected(thrown);
        PrintWriter err = command.getErr();
        if (json(parsed)) {
            ObjectNode error = Json.object();
            error.put("code", failure.code());
            error.put("message", failure.reason());
            if (!failure.faults().isEmpty()) {
                failure.faults().forEach(error.putArray("faults")::add);
            }
            error.put("nextStep", failure.nextStep());
            err.println(Json.compact(Json.object().set("error", error)));
        } else {
            err.println(failure.code() + ": " + failure.reason());
            failure.faults().forEach(fault -> err.println("  " + fault));
            if (!failure.nextStep().isEmpty()) {
                err.println("Next step: " + failure.nextStep());
            }
        }
        err.flush();
        return ExitCode.FAILED;
    }

    private static CommandFailure unexpected(Exception thrown) {
        return new CommandFailure(
                "Unexpected",
                thrown.getClass().getSimpleName() + ": " + thrown.getMessage(),
                "This is a defect: please report it with the command line",
                0,
                thrown);
    }

    private static boolean json(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption("--json");
    }
}
