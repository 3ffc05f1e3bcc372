package org.footbridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.Profile;
import org.footbridge.cli.document.WriteYaml;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Writes configurations as YAML, with everything that they say, in a stable order.",
            "Applied to an empty tenant with the same directories, the files give the same configurations. Whether one is"
                    + " active is no part of it: it is enabled by looking at its plan."
        },
        footer = {
            "",
            "The first line names the schema, by which editors complete and check the rest.",
            "",
            "Examples:",
            "  footbridge config export corp",
            "  footbridge config export corp --output corp.yaml",
            "  footbridge config export --all --output configurations/"
        })
final class ConfigExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ServiceOptions service;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Of the configuration")
    private @Nullable String name;

    @Option(names = "--all", description = "All of the tenant; each becomes a file of the folder --output")
    private boolean all;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write to (default: standard output); a folder gets a file NAME.yaml")
    private @Nullable Path output;

    @Override
    public Integer call() {
        String one = name;
        if (all == (one != null)) {
            throw new ParameterException(command.commandLine(), "Give a NAME, or --all");
        }
        if (all && output == null && !service.json()) {
            throw new ParameterException(command.commandLine(), "--all needs --output FOLDER");
        }
        return service.withService(client -> {
            Administration api = new Administration(client);
            List<String> names = one != null
                    ? List.of(one)
                    : Json.values(api.configurations())
                            .map(found -> Json.text(found, "name"))
                            .toList();
            return export(api, client.profile(), names);
        });
    }

    private int export(Administration api, Profile profile, List<String> names) {
        ArrayNode printed = Json.array();
        List<String> written = new ArrayList<>();
        for (String wanted : names) {
            JsonNode saved = api.configuration(wanted);
            if (output != null) {
                written.add(write(output, wanted, yaml(saved, profile)).toString());
            } else if (service.json()) {
                printed.add(WriteYaml.ordered(Administration.definition(saved)));
            } else {
                service.out().print(yaml(saved, profile));
                service.out().flush();
            }
        }
        if (output != null) {
            ArrayNode files = Json.array();
            written.forEach(files::add);
            return service.say(
                    files, names.isEmpty() ? "No configurations yet." : "Written: " + String.join(", ", written));
        }
        if (service.json()) {
            service.out().println(Json.indented(all ? printed : printed.path(0)));
        }
        return ExitCode.OK;
    }

    private static String yaml(JsonNode saved, Profile profile) {
        return WriteYaml.of(
                Administration.definition(saved),
                List.of(
                        "yaml-language-server: $schema=" + profile.url() + "/schemas/configuration.json",
                        "Configuration " + Json.text(saved, "name") + " of " + profile.tenant() + ", version "
                                + Json.number(saved, "version") + ", " + mode(saved)));
    }

    private static String mode(JsonNode saved) {
        return Json.text(saved, "mode").equals("active") ? "active" : "in staging mode";
    }

    private Path write(Path wanted, String configuration, String text) {
        Path file = wanted;
        try {
            if (all || Files.isDirectory(wanted)) {
                Files.createDirectories(wanted);
                file = wanted.resolve(configuration + ".yaml");
            }
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure(
                    "FileUnwritable",
                    "The file " + file + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "Check the folder's permissions and the disk",
                    0,
                    e);
        }
    }
}
