package org.footbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.document.ReadDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Has a configuration be what it was in an earlier version, as a new version.",
            "What that does is shown first when it is active."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge config rollback corp 7",
            "  footbridge config rollback corp 7 --yes",
            "",
            "Exit codes: 0 done, 1 failed, 3 refused, or done but for objects that failed or deletes that are held."
        })
final class ConfigRollbackCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the configuration")
    private String name;

    @Parameters(index = "1", paramLabel = "VERSION", description = "Its number, see config versions")
    private int version;

    @Mixin
    private Confirm confirm;

    @Override
    public Integer call() {
        return service.administer(api -> {
            String text = Json.indented(Administration.definition(api.configuration(name, version)));
            ConfigurationFile old =
                    new ConfigurationFile(Path.of("version " + version), name, text, ReadDocument.of(text));
            return new ApplyConfigurations(service, confirm).apply(api, List.of(old));
        });
    }
}
