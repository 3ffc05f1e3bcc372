package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "directories",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Lists the connected directories and how many of their agents are connected.",
        subcommands = {DirectoriesTreeCommand.class, DirectoriesSearchCommand.class, DirectoriesCountCommand.class},
        footer = {
            "",
            "Examples:",
            "  footbridge directories",
            "  footbridge directories tree corp.example.com",
            "  footbridge directories search corp.example.com pilot --kind group",
            "  footbridge directories count corp.yaml",
            "  footbridge directories discover corp.example.com"
        })
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

    @Command(
            name = "discover",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Reads a directory's schema again: which attributes there are, and what they hold.",
            footer = {
                "",
                "This happens by itself before the first cycle and when an agent registers. Do it after the schema was",
                "extended.",
                "",
                "Example:",
                "  footbridge directories discover corp.example.com"
            })
    int discover(
            @Mixin ServiceOptions options,
            @Parameters(paramLabel = "NAME", description = "DNS name of the directory") String name) {
        JsonNode found = options.withService(client ->
                client.post("/admin/v1/directories/" + Administration.encode(name) + "/discover", Json.object()));
        JsonNode domain = found.path("domain");
        return options.say(
                found,
                "Directory " + Json.text(found, "name") + " (" + Json.text(domain, "netBiosName") + "), forest "
                        + Json.text(domain, "forestName") + ": " + Json.number(found, "attributes")
                        + " attributes are known.");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description =
                    "Removes a directory with its configurations, after it has shown what becomes of their objects.",
            footer = {
                "",
                "Its agents have to be revoked before.",
                "",
                "Example:",
                "  footbridge directories remove corp.example.com --objects keep"
            })
    int remove(
            @Mixin ServiceOptions options,
            @Mixin RemoveCommand remove,
            @Parameters(paramLabel = "NAME", description = "DNS name of the directory") String name) {
        return remove.remove(options, "/admin/v1/directories/" + Administration.encode(name), name);
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
