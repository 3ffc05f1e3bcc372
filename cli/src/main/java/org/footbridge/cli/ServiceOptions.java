package org.footbridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.Profile;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What every command has: which service, as whom, and in which form to answer. */
final class ServiceOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "Service and credentials (default: $FOOTBRIDGE_PROFILE, else those of the service on this machine)")
    private @Nullable Path profileFile;

    @Option(names = "--json", description = "Print JSON, nothing else")
    private boolean json;

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    <T> T withService(Function<ServiceClient, T> work) {
        Path file = profileFile == null ? Profile.defaultFile(System.getenv()) : profileFile;
        try (ServiceClient client = ServiceClient.of(Profile.read(file))) {
            return work.apply(client);
        }
    }

    <T> T administer(Function<Administration, T> work) {
        return withService(client -> work.apply(new Administration(client)));
    }

    /** The answer as JSON, or else as the table made of it; an empty table is said to be empty. */
    int print(JsonNode answer, Function<JsonNode, TextTable> table, String whenEmpty) {
        if (json) {
            out().println(Json.indented(answer));
            return ExitCode.OK;
        }
        TextTable rows = table.apply(answer);
        out().println(rows.isEmpty() ? whenEmpty : rows.toString());
        return ExitCode.OK;
    }

    /** The answer as JSON, or else one sentence. */
    int say(JsonNode answer, String sentence) {
        out().println(json ? Json.indented(answer) : sentence);
        return ExitCode.OK;
    }
}
