package org.footbridge.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.ProgressLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What demo and lab have in common. */
final class DemoOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--once", description = "End after the first cycle")
    private boolean once;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for data and logs; emptied at the start (default: below /var/tmp)")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "HTTPS port of the API (default: a free one)")
    private int port;

    @Option(
            names = "--relay-port",
            paramLabel = "N",
            description = "Port that the agents connect to (default: a free one)")
    private int relayPort;

    @Option(
            names = "--web-port",
            paramLabel = "N",
            description = "Port of the admin center on 127.0.0.1 (default: a free one)")
    private int webPort;

    boolean once() {
        return once;
    }

    boolean json() {
        return json;
    }

    int port() {
        return port;
    }

    int relayPort() {
        return relayPort;
    }

    int webPort() {
        return webPort;
    }

    Path folder() {
        return data == null ? DemoFolder.standard(command.name()) : data.toAbsolutePath();
    }

    Steps steps() {
        PrintWriter out =
                json ? command.commandLine().getErr() : command.commandLine().getOut();
        return new Steps(out, !json && ProgressLine.onTerminal());
    }

    void printJson(JsonNode answer) {
        command.commandLine().getOut().println(Json.compact(answer));
    }
}
