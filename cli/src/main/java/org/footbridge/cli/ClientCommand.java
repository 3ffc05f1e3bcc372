package org.footbridge.cli;

import org.footbridge.cli.client.Json;
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
        description = "Makes clients: programs that may use the tenant's API.",
        footer = {"", "Example:", "  footbridge client create reporting --role reader > reporting.json"})
final class ClientCommand implements Runnable {
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
            JsonNode made = client.post("/admin/v1/clients", body);
            ObjectNode profile = Json.object()
                    .put("url", client.profile().url())
                    .put("tenant", client.profile().tenant())
                    .put("clientId", Json.text(made, "clientId"))
                    .put("clientSecret", Json.text(made, "clientSecret"));
            if (client.profile().authority() != null) {
                profile.put("authority", String.valueOf(client.profile().authority()));
            }
            return service.say(service.json() ? made : profile, Json.indented(profile));
        });
    }
}
