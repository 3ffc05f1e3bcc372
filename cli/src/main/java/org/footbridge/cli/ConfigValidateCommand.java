package org.footbridge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.document.Document.Placed;
import org.footbridge.cli.document.Fault;
import org.footbridge.cli.document.ValidateShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Says every fault of configurations with its line, and saves nothing.",
            "Their shape is checked here, by the published JSON Schema; attributes, expressions, and what is saved already, by"
                    + " the service."
        },
        footer = {
            "",
            "Words have to be spelled as in docs/configuration.md; config apply takes them in other letters, too.",
            "",
            "Examples:",
            "  footbridge config validate corp.yaml",
            "  footbridge config validate configurations/ --offline",
            "",
            "Exit codes: 0 no faults, 1 faults, or it could not be checked."
        })
final class ConfigValidateCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "YAML or JSON, or a folder of such files; - reads standard input")
    private List<Path> files;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the configuration, when it is but one")
    private @Nullable String name;

    @Option(names = "--offline", description = "Only what can be told without the service")
    private boolean offline;

    private record Checked(ConfigurationFile file, List<Placed> faults, JsonNode answer) {}

    @Override
    public Integer call() {
        List<ConfigurationFile> read = ConfigurationFile.read(files, name);
        List<Checked> checked = offline
                ? read.stream()
                        .map(file -> new Checked(file, ofShape(file), Json.object()))
                        .toList()
                : service.administer(
                        api -> read.stream().map(file -> check(api, file)).toList());
        boolean valid = checked.stream().allMatch(found -> found.faults().isEmpty());
        if (service.json()) {
            ArrayNode all = Json.array();
            checked.forEach(found -> all.add(json(found)));
            service.out().println(Json.indented(Json.object().set("value", all)));
        } else {
            checked.forEach(this::show);
        }
        return valid ? ExitCode.OK : ExitCode.FAILED;
    }

    private static List<Placed> ofShape(ConfigurationFile file) {
        return file.document().faults().isEmpty()
                ? ValidateShape.ofConfiguration(file.document().root()).stream()
                        .map(fault -> placed(file, fault))
                        .toList()
                : file.document().faults();
    }

    /** What both found is said once, in the words of the service. */
    private static Checked check(Administration api, ConfigurationFile file) {
        if (!file.document().faults().isEmpty()) {
            return new Checked(file, file.document().faults(), Json.object());
        }
        JsonNode answer = api.check(file.name(), file.text());
        List<Fault> told = ConfigurationFile.faults(answer).toList();
        Set<String> places = told.stream().map(Fault::path).collect(Collectors.toSet());
        List<Placed> all = new ArrayList<>(Stream.concat(
                        told.stream().map(fault -> placed(file, fault)),
                        ofShape(file).stream()
                                .filter(found -> !places.contains(found.fault().path())))
                .toList());
        all.sort(Comparator.comparingInt(found -> found.place().line()));
        return new Checked(file, all, answer);
    }

    private static Placed placed(ConfigurationFile file, Fault fault) {
        return new Placed(file.document().placeOf(fault.path()), fault);
    }

    private void show(Checked found) {
        ConfigurationFile file = found.file();
        if (!found.faults().isEmpty()) {
            found.faults().forEach(fault -> service.out().println(file.line(fault)));
            return;
        }
        String what = "";
        if (!offline) {
            int changes = found.answer().path("differences").size();
            what = Json.text(found.answer(), "version").isEmpty()
                    ? ": a new configuration " + file.name()
                    : ": " + (changes == 0 ? "no" : changes) + " changes of " + file.name();
        }
        service.out().println(file.file() + ": valid" + what);
    }

    private static ObjectNode json(Checked found) {
        ObjectNode node = Json.object()
                .put("file", found.file().file().toString())
                .put("name", found.file().name())
                .put("valid", found.faults().isEmpty());
        ArrayNode faults = node.putArray("faults");
        found.faults()
                .forEach(fault -> faults.addObject()
                        .put("line", fault.place().line())
                        .put("column", fault.place().column())
                        .put("path", fault.fault().path())
                        .put("message", fault.fault().message()));
        return node;
    }
}
