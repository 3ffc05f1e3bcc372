package org.footbridge.cli;

import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Lists and revokes agents.",
        footer = {
            "",
            "Examples:",
            "  footbridge agents list",
            "  footbridge agents revoke 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11"
        })
final class AgentsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: list or revoke");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the agents and what they say about their directories.",
            footer = {"", "Example:", "  footbridge agents list --json"})
    int list(@Mixin ServiceOptions service) {
        return service.print(
                service.withService(client -> client.get("/admin/v1/agents")),
                AgentsCommand::table,
                "No agents yet. Make a token for the first: footbridge token create --directory DOMAIN");
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Cuts an agent's connection and refuses its certificate from now on.",
            footer = {"", "Example:", "  footbridge agents revoke 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11"})
    int revoke(
            @Mixin ServiceOptions service, @Parameters(paramLabel = "ID", description = "The agent's id") String id) {
        JsonNode answer = service.withService(
                client -> client.post("/admin/v1/agents/" + Administration.encode(id) + "/revoke", null));
        return service.say(answer, "Agent " + id + " is revoked.");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("MACHINE", "STATUS", "VERSION", "LAST SEEN", "DIRECTORIES", "ID");
        Json.values(answer)
                .forEach(agent -> table.row(
                        Json.text(agent, "machineName"),
                        Json.text(agent, "status"),
                        Json.text(agent, "version"),
                        Json.text(agent, "lastSeenAt"),
                        Json.elements(agent, "directories")
                                .map(AgentsCommand::directory)
                                .collect(Collectors.joining(", ")),
                        Json.text(agent, "id")));
        return table;
    }

    private static String directory(JsonNode directory) {
        String failure = Json.text(directory, "failureCode");
        return Json.text(directory, "name") + (failure.isEmpty() ? "" : " (" + failure + ")");
    }
}
