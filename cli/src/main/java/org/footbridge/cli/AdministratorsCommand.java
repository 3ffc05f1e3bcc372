package org.footbridge.cli;

import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
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
        name = "administrators",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "The people who sign in to the admin center.",
        footer = {
            "",
            "Roles: reader reads; operator also runs and approves; administrator also configures.",
            "",
            "Examples:",
            "  footbridge administrators list",
            "  footbridge administrators add bea --role operator",
            "  footbridge administrators reset-password bea"
        })
final class AdministratorsCommand implements Runnable {
    private static final String PATH = "/admin/v1/administrators";
    private static final String WHO = "An administrator's name or id";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(), "Name a command: list, add, set, reset-password, end-sessions or remove");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists them with their roles and when they signed in last.",
            footer = {"", "Example:", "  footbridge administrators list"})
    int list(@Mixin ServiceOptions service) {
        return service.print(
                service.withService(client -> client.get(PATH)),
                AdministratorsCommand::table,
                "Nobody yet: footbridge administrators add NAME --role administrator");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Invites somebody: prints a password for the first sign-in, this once.",
            footer = {"", "Example:", "  footbridge administrators add bea --role operator --display-name \"Bea Berg\""
            })
    int add(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "To sign in with") String name,
            @Option(
                            names = "--role",
                            defaultValue = "reader",
                            paramLabel = "ROLE",
                            description = "reader, operator or administrator (default: ${DEFAULT-VALUE})")
                    String role,
            @Option(names = "--display-name", paramLabel = "TEXT", description = "To be shown") @Nullable
                    String displayName) {
        ObjectNode body = Json.object().put("name", name).put("role", role);
        if (displayName != null) {
            body.put("displayName", displayName);
        }
        JsonNode made = service.withService(client -> client.post(PATH, body));
        return service.say(made, password(name, made));
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Changes somebody's role or name, or whether they may sign in.",
            footer = {
                "",
                "Examples:",
                "  footbridge administrators set bea --role administrator",
                "  footbridge administrators set bea --disable"
            })
    int set(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = WHO) String name,
            @Option(names = "--role", paramLabel = "ROLE", description = "reader, operator or administrator") @Nullable
                    String role,
            @Option(names = "--display-name", paramLabel = "TEXT", description = "To be shown") @Nullable
                    String displayName,
            @Option(names = "--enable", description = "May sign in again") boolean enable,
            @Option(names = "--disable", description = "May not sign in any more; all sessions end") boolean disable) {
        ObjectNode body = Json.object();
        if (role != null) {
            body.put("role", role);
        }
        if (displayName != null) {
            body.put("displayName", displayName);
        }
        if (enable != disable) {
            body.put("enabled", enable);
        }
        if (body.isEmpty() || (enable && disable)) {
            throw new ParameterException(
                    command.commandLine(), "Name what to change: --role, --display-name, --enable or --disable");
        }
        JsonNode changed = service.withService(
                client -> Json.parse(client.call("PATCH", path(client, name), Json.compact(body), "application/json")));
        return service.say(
                changed,
                Json.text(changed, "name") + " is " + Json.text(changed, "role") + ", " + Json.text(changed, "state")
                        + ".");
    }

    @Command(
            name = "reset-password",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description =
                    "Prints a password for the next sign-in, this once; the one before is void and all sessions end.",
            footer = {"", "Example:", "  footbridge administrators reset-password bea"})
    int resetPassword(@Mixin ServiceOptions service, @Parameters(paramLabel = "NAME", description = WHO) String name) {
        JsonNode made =
                service.withService(client -> client.post(path(client, name) + "/resetPassword", Json.object()));
        return service.say(made, password(name, made));
    }

    @Command(
            name = "end-sessions",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Signs somebody out everywhere.",
            footer = {"", "Example:", "  footbridge administrators end-sessions bea"})
    int endSessions(@Mixin ServiceOptions service, @Parameters(paramLabel = "NAME", description = WHO) String name) {
        JsonNode none = service.withService(client -> client.post(path(client, name) + "/endSessions", Json.object()));
        return service.say(none, name + " is signed out everywhere.");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Removes somebody; the last administrator stays.",
            footer = {"", "Example:", "  footbridge administrators remove bea --yes"})
    int remove(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = WHO) String name,
            @Mixin Confirm confirm) {
        confirm.ask(service.out(), "Remove the administrator " + name + "?");
        service.withService(client -> {
            client.delete(path(client, name));
            return true;
        });
        return service.say(Json.object().put("name", name), name + " is removed.");
    }

    private static String password(String name, JsonNode made) {
        return "The password of " + name + " for the first sign-in, shown this once: "
                + Json.text(made, "oneTimePassword") + "\nIt is good until " + Json.text(made, "expiresAt") + ".";
    }

    private static String path(ServiceClient client, String name) {
        return Json.values(client.get(PATH))
                .filter(found -> Json.text(found, "name").equalsIgnoreCase(name)
                        || Json.text(found, "id").equals(name))
                .findFirst()
                .map(found -> PATH + "/" + Administration.encode(Json.text(found, "id")))
                .orElseThrow(() -> new CommandFailure(
                        "AdministratorNotFound",
                        "No administrator is called " + name,
                        "See who there is: footbridge administrators list"));
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("NAME", "SHOWN AS", "ROLE", "STATE", "LAST SIGN-IN", "ID");
        Json.values(answer)
                .forEach(found -> table.row(
                        Json.text(found, "name"),
                        Json.text(found, "displayName"),
                        Json.text(found, "role"),
                        Json.text(found, "state"),
                        Json.text(found, "lastSignInAt"),
                        Json.text(found, "id")));
        return table;
    }
}
