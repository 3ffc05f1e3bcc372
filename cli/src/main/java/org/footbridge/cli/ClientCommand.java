package org.footbridge.cli;

import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.Profile;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "client",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Clients: programs that may use the tenant's API.",
        footer = {
            "",
            "Examples:",
            "  footbridge client create reporting --role reader > reporting.json",
            "  footbridge client list",
            "  footbridge client new-secret 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55",
            "  footbridge client remove 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55"
        })
final class ClientCommand implements Runnable {
    private static final String PATH = "/admin/v1/clients";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: create, list, new-secret or remove");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Makes a client and prints a profile for it. The secret is shown this once.",
            footer = {"", "Example:", "  footbridge client create reporting --role reader > reporting.json"})
    int create(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "To recognise it by") String name,
            @Option(
                            names = "--role",
                            defaultValue = "reader",
                            paramLabel = "ROLE",
                            description = "reader, operator or administrator (default: ${DEFAULT-VALUE})")
                    String role) {
        ObjectNode body = Json.object().put("name", name).put("role", role);
        return service.withService(client -> {
            JsonNode made = client.post(PATH, body);
            ObjectNode profile =
                    profile(client.profile(), Json.text(made, "clientId"), Json.text(made, "clientSecret"));
            return service.say(service.json() ? made : profile, Json.indented(profile));
        });
    }

    private static ObjectNode profile(Profile own, String id, String secret) {
        ObjectNode profile = Json.object()
                .put("url", own.url())
                .put("tenant", own.tenant())
                .put("clientId", id)
                .put("clientSecret", secret);
        return own.authority() == null ? profile : profile.put("authority", String.valueOf(own.authority()));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the clients by name.",
            footer = {"", "Example:", "  footbridge client list"})
    int list(@Mixin ServiceOptions service, @Mixin ListedPages pages) {
        JsonNode found = service.withService(client -> pages.read(client, new Query(PATH)));
        service.print(found, ClientCommand::table, "No clients.");
        pages.sayWhetherThereAreMore(service, found);
        return ExitCode.OK;
    }

    @Command(
            name = "new-secret",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = {
                "Gives a client another secret and prints a profile with it. The secret is shown this once.",
                "The one before is of no use any more; tokens that were got with it are good until they end."
            },
            footer = {
                "",
                "Example:",
                "  footbridge client new-secret 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 > reporting.json"
            })
    int newSecret(
            @Mixin ServiceOptions service, @Parameters(paramLabel = "ID", description = "The client's id") String id) {
        return service.withService(client -> {
            JsonNode made = client.post(PATH + "/" + Administration.encode(id) + "/secret", Json.object());
            ObjectNode profile = profile(client.profile(), id, Json.text(made, "clientSecret"));
            return service.say(service.json() ? made : profile, Json.indented(profile));
        });
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Removes a client; its tokens are refused within half a minute.",
            footer = {"", "Example:", "  footbridge client remove 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55"})
    int remove(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "The client's id") String id,
            @Option(
                            names = "--even-if-last",
                            description = "Although it is the last client that can administer the tenant")
                    boolean evenIfLast,
            @Mixin Confirm confirm) {
        confirm.ask(service.out(), "Remove the client " + id + "?");
        String path = PATH + "/" + Administration.encode(id) + (evenIfLast ? "?evenIfLast=true" : "");
        service.withService(client -> {
            client.delete(path);
            return true;
        });
        return service.say(Json.object().put("clientId", id), "The client " + id + " is removed.");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("NAME", "ROLE", "CREATED AT", "ID");
        Json.values(answer)
                .forEach(found -> table.row(
                        Json.text(found, "name"),
                        Json.text(found, "role"),
                        Json.text(found, "createdAt"),
                        Json.text(found, "clientId")));
        return table;
    }
}
