package org.footbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.document.Document;
import org.footbridge.cli.document.ReadDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Changes single keys of a configuration. What a change of an active one does is shown before it is saved.",
            "A value is written as in YAML; without one the key gets its default."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge config set corp interval=5m",
            "  footbridge config set corp deletes.threshold=2000 deletes.percent=100",
            "  footbridge config set corp objects=[user,group] deletes.threshold=",
            "",
            "Exit codes: 0 done, 1 failed, 3 refused, or done but for objects that failed or deletes that are held."
        })
final class ConfigSetCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the configuration")
    private String name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY=VALUE", description = "Keys within others with dots")
    private List<String> settings;

    @Mixin
    private Confirm confirm;

    @Override
    public Integer call() {
        return service.administer(api -> {
            ObjectNode definition = Administration.definition(api.configuration(name));
            settings.forEach(setting -> set(definition, setting));
            String text = Json.indented(definition);
            Document document = ReadDocument.of(text);
            return new ApplyConfigurations(service, confirm)
                    .apply(api, List.of(new ConfigurationFile(Path.of("the change"), name, text, document)));
        });
    }

    /** @throws CommandFailure SettingInvalid */
    private static void set(ObjectNode definition, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw invalid(setting, "it has no '='");
        }
        String[] path = setting.substring(0, equals).split("\\.");
        ObjectNode inner = definition;
        for (int at = 0; at < path.length - 1; at++) {
            JsonNode next = inner.path(path[at]);
            if (!next.isMissingNode() && !next.isObject()) {
                throw invalid(setting, path[at] + " has no keys");
            }
            inner = next instanceof ObjectNode object ? object : inner.putObject(path[at]);
        }
        String written = setting.substring(equals + 1).strip();
        String key = path[path.length - 1];
        if (written.isEmpty()) {
            inner.remove(key);
        } else {
            Document value = ReadDocument.of("value: " + written);
            if (!value.faults().isEmpty()) {
                throw invalid(setting, value.faults().getFirst().fault().message());
            }
            inner.set(key, value.root().path("value"));
        }
    }

    private static CommandFailure invalid(String setting, String why) {
        return new CommandFailure(
                "SettingInvalid",
                "'" + setting + "' is no setting: " + why,
                "Write KEY=VALUE, e.g. deletes.threshold=2000; what is in lists is changed in a file: footbridge config"
                        + " export");
    }
}
