package org.footbridge.cli;

import java.time.Duration;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.document.ConfigurationSchema;
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

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Configurations: what is synchronised from which directory.",
        subcommands = {
            ConfigApplyCommand.class,
            ConfigExportCommand.class,
            ConfigValidateCommand.class,
            ConfigDiffCommand.class,
            ConfigSetCommand.class,
            ConfigVersionsCommand.class,
            ConfigRollbackCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  footbridge config export corp --output corp.yaml",
            "  footbridge config validate corp.yaml",
            "  footbridge config diff corp.yaml",
            "  footbridge config apply corp.yaml",
            "  footbridge config set corp interval=5m",
            "  footbridge config enable corp",
            "  footbridge config stage corp",
            "  footbridge config list",
            "  footbridge config show corp",
            "  footbridge config versions corp",
            "  footbridge config rollback corp 7",
            "  footbridge config schema corp",
            "  footbridge config allow-deletes corp --count 620",
            "  footbridge config delete corp"
        })
final class ConfigCommand implements Runnable {
    private static final String PATH = "/admin/v1/configurations/";
    private static final Duration LONGEST = Duration.ofHours(4);

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "Name a command: apply, export, validate, diff, set, versions, rollback, enable, stage, list, show,"
                        + " schema, json-schema, allow-deletes or delete");
    }

    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Shows what a configuration in staging mode would do, and makes it active.",
            footer = {
                "",
                "Examples:",
                "  footbridge config enable corp",
                "  footbridge config enable corp --yes",
                "",
                "Exit codes: 0 done, 1 failed, 3 refused, or done but for objects that failed or deletes that are held."
            })
    int enable(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Mixin Confirm confirm) {
        return service.administer(api -> {
            Planning planning = new Planning(service, LONGEST);
            JsonNode plan = planning.make(api, name, null);
            return planning.confirmed(api, plan, "Do this, and whatever comes, from now on?", confirm);
        });
    }

    @Command(
            name = "stage",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Puts a configuration into staging mode: it reads and plans, and writes nothing.",
            footer = {"", "Example:", "  footbridge config stage corp"})
    int stage(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return service.say(
                service.administer(api -> api.stageConfiguration(name)),
                "Configuration " + name + " is in staging mode. What it would do: footbridge plan " + name);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the configurations with their last cycles.",
            footer = {"", "Example:", "  footbridge config list"})
    int list(@Mixin ServiceOptions service) {
        return service.print(
                service.administer(Administration::configurations),
                ConfigCommand::table,
                "No configurations yet: footbridge config apply FILE.yaml");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Prints a configuration as it is saved, or was in an earlier version, as JSON.",
            footer = {
                "",
                "Examples:",
                "  footbridge config show corp > corp.json",
                "  footbridge config show corp --of-version 7"
            })
    int show(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(names = "--of-version", paramLabel = "N", description = "As it was then, see config versions")
                    @Nullable
                    Integer version) {
        String path = PATH + Administration.encode(name);
        JsonNode saved =
                service.withService(client -> client.get(version == null ? path : path + "/versions/" + version));
        return service.say(saved, Json.indented(saved));
    }

    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Prints which property gets its value from what.",
            footer = {
                "",
                "With --json in the form of Microsoft Graph.",
                "",
                "Examples:",
                "  footbridge config schema corp",
                "  footbridge config schema corp --object group",
                "  footbridge config schema corp --json > schema.json"
            })
    int schema(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(names = "--object", paramLabel = "CLASS", description = "Only of this class") @Nullable
                    String object) {
        JsonNode schema = service.administer(api -> api.schema(name));
        return service.print(
                schema, answer -> ShowSchema.table(answer, object), "Nothing of that class is synchronised.");
    }

    @Command(
            name = "json-schema",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Prints the JSON Schema of configurations, by which editors complete and check them.",
            footer = {
                "",
                "The service has it too, for everybody: GET /schemas/configuration.json.",
                "",
                "Example:",
                "  footbridge config json-schema > configuration.schema.json"
            })
    int jsonSchema(@Mixin ServiceOptions service) {
        service.out().print(ConfigurationSchema.text());
        service.out().flush();
        return ExitCode.OK;
    }

    @Command(
            name = "allow-deletes",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lets the deletes through that are held now, when there are so many of them at most.",
            footer = {
                "",
                "Look at them first: footbridge deletes list corp. To let chosen ones through: footbridge deletes allow.",
                "",
                "Example:",
                "  footbridge config allow-deletes corp --count 620"
            })
    int allowDeletes(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(
                            names = "--count",
                            required = true,
                            paramLabel = "N",
                            description = "The number of deletes that you have looked at")
                    int count) {
        service.administer(api -> api.allowDeletes(name, count));
        return service.say(
                Json.object().put("configuration", name).put("count", count),
                "Up to " + count + " deletes of " + name + " pass in the next cycle, which begins now.");
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Deletes a configuration, after it has shown what becomes of what it has synchronised.",
            footer = {
                "",
                "Examples:",
                "  footbridge config delete corp",
                "  footbridge config delete corp --objects keep --yes"
            })
    int delete(
            @Mixin ServiceOptions service,
            @Mixin RemoveCommand remove,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return remove.remove(service, PATH + Administration.encode(name), name);
    }

    static TextTable table(JsonNode answer) {
        TextTable table = new TextTable(
                "CONFIGURATION", "DIRECTORY", "ENABLED", "MODE", "VERSION", "LAST CYCLE", "STATE", "MISSING", "AT");
        Json.values(answer).forEach(found -> {
            JsonNode last = found.get("lastCycle");
            String ended = Json.text(last, "finishedAt");
            table.row(
                    Json.text(found, "name"),
                    Json.text(found, "directory"),
                    Json.text(found, "enabled"),
                    Json.text(found, "mode"),
                    Json.text(found, "version"),
                    Json.text(last, "kind"),
                    Json.text(last, "state"),
                    Json.text(last, "missing"),
                    ended.isEmpty() ? Json.text(last, "startedAt") : ended);
        });
        return table;
    }
}
