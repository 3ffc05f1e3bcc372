package org.footbridge.cli;

import java.util.List;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Reads the tenant directory through its Graph-shaped API.",
        footer = {
            "",
            "Examples:",
            "  footbridge get users --top 5",
            "  footbridge get users ann.smith@corp.example.com",
            "  footbridge get users --filter \"startsWith(displayName,'Ann')\" --select displayName,jobTitle",
            "  footbridge get groups --count --top 1",
            "  footbridge get members Sales"
        })
final class GetCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name what to read: users, groups, contacts or members");
    }

    @Command(
            name = "users",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists users, or prints one.",
            footer = {"", "Example:", "  footbridge get users --filter \"accountEnabled eq false\" --count"})
    int users(
            @Mixin ServiceOptions service,
            @Mixin ODataOptions query,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Id or user principal name") @Nullable
                    String id) {
        return read(service, query, "/v1.0/users", "displayName,userPrincipalName,accountEnabled,id", id);
    }

    @Command(
            name = "groups",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists groups, or prints one.",
            footer = {"", "Example:", "  footbridge get groups --orderby displayName --top 10"})
    int groups(
            @Mixin ServiceOptions service,
            @Mixin ODataOptions query,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Id") @Nullable String id) {
        return read(service, query, "/v1.0/groups", "displayName,mail,securityEnabled,mailEnabled,id", id);
    }

    @Command(
            name = "contacts",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists contacts, or prints one.",
            footer = {"", "Example:", "  footbridge get contacts --all --json"})
    int contacts(
            @Mixin ServiceOptions service,
            @Mixin ODataOptions query,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Id") @Nullable String id) {
        return read(service, query, "/v1.0/contacts", "displayName,mail,companyName,id", id);
    }

    @Command(
            name = "members",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the direct members of a group.",
            footer = {"", "Example:", "  footbridge get members \"All Staff\" --all"})
    int members(
            @Mixin ServiceOptions service,
            @Mixin ODataOptions query,
            @Parameters(paramLabel = "GROUP", description = "Id or display name") String group) {
        return service.withService(client -> new ShowObjects(service, query)
                .list(
                        client,
                        "/v1.0/groups/" + groupId(client, group) + "/members",
                        "displayName,mail,@odata.type,id"));
    }

    private static int read(
            ServiceOptions service, ODataOptions query, String path, String columns, @Nullable String id) {
        ShowObjects show = new ShowObjects(service, query);
        return service.withService(client -> id == null
                ? show.list(client, path, columns)
                : show.one(client, path + "/" + Administration.encode(id)));
    }

    private static String groupId(ServiceClient client, String group) {
        if (group.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return group;
        }
        String path = new Query("/v1.0/groups")
                .with("$filter", "displayName eq '" + group.replace("'", "''") + "'")
                .with("$select", "id")
                .with("$top", "2")
                .toString();
        List<JsonNode> found = Json.values(client.get(path)).toList();
        if (found.size() == 1) {
            return Json.text(found.getFirst(), "id");
        }
        throw new CommandFailure(
                found.isEmpty() ? "GroupNotFound" : "GroupAmbiguous",
                (found.isEmpty() ? "No group" : "More than one group") + " is named " + group,
                "Look for its id: footbridge get groups --filter \"startsWith(displayName,'...')\"");
    }
}
