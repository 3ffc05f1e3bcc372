package org.footbridge.cli;

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
        name = "domain",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "The tenant's verified domains: names with other suffixes get the tenant's initial domain.",
        footer = {"", "Examples:", "  footbridge domain add corp.example.com", "  footbridge domain list"})
final class DomainCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: add, list or remove");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Adds a domain; it counts as verified.",
            footer = {"", "Example:", "  footbridge domain add corp.example.com"})
    int add(@Mixin ServiceOptions service, @Parameters(paramLabel = "DOMAIN", description = "DNS name") String domain) {
        JsonNode answer =
                service.withService(client -> client.put("/admin/v1/domains/" + Administration.encode(domain)));
        return service.say(answer, domain + " is a domain of the tenant.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the domains.",
            footer = {"", "Example:", "  footbridge domain list"})
    int list(@Mixin ServiceOptions service) {
        return service.print(
                service.withService(client -> client.get("/admin/v1/domains")), DomainCommand::table, "No domains.");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Removes a domain; names in it become names in the initial domain.",
            footer = {"", "Example:", "  footbridge domain remove old.example.com"})
    int remove(
            @Mixin ServiceOptions service, @Parameters(paramLabel = "DOMAIN", description = "DNS name") String domain) {
        service.withService(client -> {
            client.delete("/admin/v1/domains/" + Administration.encode(domain));
            return domain;
        });
        return service.say(Json.object().put("deleted", domain), domain + " is no domain of the tenant any more.");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("DOMAIN", "INITIAL");
        Json.values(answer).forEach(domain -> table.row(Json.text(domain, "name"), Json.text(domain, "isInitial")));
        return table;
    }
}
