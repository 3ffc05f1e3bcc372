package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
        name = "directories",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Lists the connected directories and how many of their agents are connected.",
        footer = {"", "Example:", "  footbridge directories"})
final class DirectoriesCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Override
    public Integer call() {
        return service.print(
                service.withService(client -> client.get("/admin/v1/directories")),
                DirectoriesCommand::table,
                "No connected directories yet. Make a token for the first agent: footbridge token create --directory DOMAIN");
    }

    static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("DIRECTORY", "AGENTS ACTIVE", "OF");
        Json.values(answer)
                .forEach(found -> table.row(
                        Json.text(found, "name"),
                        Json.number(found.get("agents"), "active"),
                        Json.number(found.get("agents"), "total")));
        return table;
    }
}
