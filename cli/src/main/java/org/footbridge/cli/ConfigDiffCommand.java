package org.footbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Shows what applying a file would change in the configuration that is saved, path by path. Nothing is saved.",
            "What that would do to objects is told by footbridge plan NAME --change FILE."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge config diff corp.yaml",
            "  footbridge config diff corp.yaml corp --json",
            "",
            "Exit codes: 0 the same, 1 failed or faulty, 5 it would change something."
        })
final class ConfigDiffCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(index = "0", paramLabel = "FILE", description = "YAML or JSON; - reads standard input")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Of the configuration (default: as of config apply)")
    private @Nullable String name;

    @Override
    public Integer call() {
        ConfigurationFile read = ConfigurationFile.read(List.of(file), name).getFirst();
        if (!read.document().faults().isEmpty()) {
            throw faulty(read.document().faults().stream().map(read::line).toList());
        }
        JsonNode answer = service.administer(api -> api.check(read.name(), read.text()));
        if (!answer.path("valid").asBoolean(false)) {
            throw faulty(read.lines(answer));
        }
        if (service.json()) {
            service.out().println(Json.indented(answer));
        } else {
            show(read, answer);
        }
        return ShowDifferences.any(answer) ? ExitCode.DIFFERENT : ExitCode.OK;
    }

    private void show(ConfigurationFile read, JsonNode answer) {
        String version = Json.text(answer, "version");
        if (!ShowDifferences.any(answer)) {
            service.out()
                    .println("Configuration " + read.name() + " is what " + read.file() + " says (version " + version
                            + ").");
            return;
        }
        service.out()
                .println(
                        version.isEmpty()
                                ? "There is no configuration " + read.name() + " yet; it would be:"
                                : "Configuration " + read.name() + ", version " + version + ":");
        ShowDifferences.lines(answer).forEach(line -> service.out().println("  " + line));
    }

    private static CommandFailure faulty(List<String> faults) {
        return new CommandFailure(
                "InvalidConfiguration",
                "The configuration could not be applied:",
                faults,
                "Correct it; docs/configuration.md has every key",
                0,
                null);
    }
}
