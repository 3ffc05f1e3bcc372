package org.footbridge.cli;

import java.time.Duration;
import java.util.List;
import org.footbridge.cli.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Makes one-time tokens for agents.",
        footer = {"", "Example:", "  footbridge token create --directory corp.example.com"})
final class TokenCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: create");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = {
                "Prints a token with which one agent registers, once, for the named directories.",
                "The token goes to standard output alone, so that it can be piped."
            },
            footer = {
                "",
                "Examples:",
                "  footbridge token create --directory corp.example.com",
                "  footbridge token create --directory corp.example.com --directory emea.example.com --valid-minutes 15"
            })
    int create(
            @Mixin ServiceOptions service,
            @Option(
                            names = "--directory",
                            required = true,
                            paramLabel = "DOMAIN",
                            description = "DNS name of a domain that the agent will serve; may be repeated")
                    List<String> directories,
            @Option(
                            names = "--valid-minutes",
                            defaultValue = "60",
                            paramLabel = "N",
                            description = "How long it can be used (default: ${DEFAULT-VALUE})")
                    int minutes) {
        JsonNode answer =
                service.administer(api -> api.createAgentTokenAnswer(directories, Duration.ofMinutes(minutes)));
        if (!service.json()) {
            command.commandLine()
                    .getErr()
                    .println("One agent can register with this token until " + Json.text(answer, "expiresAt") + ":");
        }
        return service.say(answer, Json.text(answer, "token"));
    }
}
