package org.footbridge.cli;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "What the tenant chooses for itself: how long the provisioning log and deleted objects are kept.",
        footer = {"", "Examples:", "  footbridge settings show", "  footbridge settings set --log-days 14"})
final class SettingsCommand implements Runnable {
    private static final String PATH = "/admin/v1/settings";
    private static final List<String> NAMES = List.of("logDays", "deletedItemsDays");

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: show or set");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Shows them, and the most that can be chosen.",
            footer = {"", "Example:", "  footbridge settings show --json"})
    int show(@Mixin ServiceOptions service) {
        return service.print(service.withService(client -> client.get(PATH)), SettingsCommand::table, "No settings.");
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Changes those that are named.",
            footer = {"", "Example:", "  footbridge settings set --log-days 14 --deleted-items-days 30"})
    int set(
            @Mixin ServiceOptions service,
            @Option(names = "--log-days", paramLabel = "N", description = "How many days the provisioning log is kept")
                    @Nullable
                    Integer logDays,
            @Option(
                            names = "--deleted-items-days",
                            paramLabel = "N",
                            description = "How many days deleted objects can be restored")
                    @Nullable
                    Integer deletedItemsDays) {
        if (Stream.of(logDays == null, deletedItemsDays == null).allMatch(missing -> missing)) {
            throw new ParameterException(
                    command.commandLine(), "Name what to change: --log-days, --deleted-items-days");
        }
        ObjectNode body = Json.object();
        ObjectNode retention = body.putObject("retention");
        if (logDays != null) {
            retention.put("logDays", logDays);
        }
        if (deletedItemsDays != null) {
            retention.put("deletedItemsDays", deletedItemsDays);
        }
        JsonNode saved = service.withService(client -> client.put(PATH, Json.compact(body), "application/json"));
        return service.print(saved, SettingsCommand::table, "No settings.");
    }

    private static TextTable table(JsonNode settings) {
        TextTable table = new TextTable("SETTING", "VALUE", "AT MOST");
        for (String name : NAMES) {
            table.row(
                    "retention." + name,
                    Json.text(settings.path("retention"), name),
                    Json.text(settings.path("longest").path("retention"), name));
        }
        return table;
    }
}
