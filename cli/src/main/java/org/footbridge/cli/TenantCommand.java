package org.footbridge.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
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
        name = "tenant",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Makes and lists tenants; needs the role provider, which the service's own profile has.",
        footer = {"", "Examples:", "  footbridge tenant create contoso --domain contoso.com", "  footbridge tenant list"
        })
final class TenantCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: create or list");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Makes a tenant and its first administrator; prints a profile for it, to be kept in a file.",
            footer = {"", "Example:", "  footbridge tenant create contoso --domain contoso.com > contoso.json"})
    int create(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Letters, digits and hyphens") String name,
            @Option(names = "--display-name", paramLabel = "TEXT", description = "For people") @Nullable
                    String displayName,
            @Option(names = "--domain", paramLabel = "DOMAIN", description = "Counts as verified; may be repeated")
                    @Nullable
                    List<String> domains) {
        ObjectNode body = Json.object().put("name", name);
        if (displayName != null) {
            body.put("displayName", displayName);
        }
        if (domains != null) {
            domains.forEach(domain -> body.withArray("domains").add(domain));
        }
        return service.withService(client -> {
            JsonNode tenant = client.post("/admin/v1/tenants", body);
            ObjectNode profile = Json.object()
                    .put("url", client.profile().url())
                    .put("tenant", Json.text(tenant, "id"))
                    .put("clientId", Json.text(tenant.get("client"), "clientId"))
                    .put("clientSecret", Json.text(tenant.get("client"), "clientSecret"));
            if (client.profile().authority() != null) {
                profile.put("authority", String.valueOf(client.profile().authority()));
            }
            return service.say(service.json() ? tenant : profile, Json.indented(profile));
        });
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the tenants.",
            footer = {"", "Example:", "  footbridge tenant list"})
    int list(@Mixin ServiceOptions service) {
        return service.print(
                service.withService(client -> client.get("/admin/v1/tenants")), TenantCommand::table, "No tenants.");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("NAME", "DISPLAY NAME", "DOMAINS", "ID");
        Json.values(answer)
                .forEach(tenant -> table.row(
                        Json.text(tenant, "name"),
                        Json.text(tenant, "displayName"),
                        Json.elements(tenant, "domains").map(JsonNode::asString).collect(Collectors.joining(", ")),
                        Json.text(tenant, "id")));
        return table;
    }
}
