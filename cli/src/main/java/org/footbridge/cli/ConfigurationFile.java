package org.footbridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.document.Document;
import org.footbridge.cli.document.Fault;
import org.footbridge.cli.document.Place;
import org.footbridge.cli.document.ReadDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A configuration that is kept as a file.
 *
 * @param name of the configuration
 * @param text YAML or JSON, as it is sent
 */
record ConfigurationFile(Path file, String name, String text, Document document) {
    private static final Pattern ENDING = Pattern.compile("\\.(ya?ml|json)$");

    /**
     * The files that are named; of a folder all that end with .yaml, .yml or .json, by their names.
     *
     * @param name of the one configuration; null: the file says it, or is called so
     * @throws CommandFailure FileUnreadable, ConfigurationNameMissing, ConfigurationTwice
     */
    static List<ConfigurationFile> read(List<Path> named, @Nullable String name) {
        List<Path> files = named.stream().flatMap(ConfigurationFile::within).toList();
        if (name != null && files.size() != 1) {
            throw new CommandFailure(
                    "ConfigurationTwice",
                    files.size() + " files cannot all be " + name,
                    "Leave --name out: each file says its name, or is called so");
        }
        List<ConfigurationFile> read = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        for (Path file : files) {
            ConfigurationFile found = of(file, name);
            Path other = names.put(found.name(), file);
            if (other != null) {
                throw new CommandFailure(
                        "ConfigurationTwice",
                        "Both " + other + " and " + file + " are the configuration " + found.name(),
                        "Give one of them another name");
            }
            read.add(found);
        }
        return read;
    }

    private static ConfigurationFile of(Path file, @Nullable String name) {
        String text = ReadFile.text(file);
        Document document = ReadDocument.of(text);
        String said = Json.text(document.root(), "name");
        String called = name == null ? (said.isEmpty() ? called(file) : said) : name;
        return new ConfigurationFile(file, called, text, document);
    }

    private static String called(Path file) {
        String fileName = String.valueOf(file.getFileName());
        if (fileName.equals("-")) {
            throw new CommandFailure(
                    "ConfigurationNameMissing",
                    "Standard input has no name, and what it says has no \"name\"",
                    "Give it one: --name NAME");
        }
        return ENDING.matcher(fileName).replaceFirst("");
    }

    private static Stream<Path> within(Path named) {
        if (!Files.isDirectory(named)) {
            return Stream.of(named);
        }
        try (Stream<Path> inside = Files.list(named)) {
            List<Path> files = inside.filter(
                            file -> ENDING.matcher(file.toString()).find() && Files.isRegularFile(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new CommandFailure(
                        "FileUnreadable",
                        "In " + named + " is no file that ends with .yaml, .yml or .json",
                        "Name the folder with the configurations");
            }
            return files.stream();
        } catch (IOException e) {
            throw new CommandFailure(
                    "FileUnreadable",
                    "The folder " + named + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Check its name and its permissions",
                    0,
                    e);
        }
    }

    /** A fault as it is shown: file, line and column before it. */
    String line(Fault fault) {
        Place place = document.placeOf(fault.path());
        return file + ":" + place.line() + ":" + place.column() + ": " + fault.text();
    }

    String line(Document.Placed placed) {
        return file + ":" + placed.place().line() + ":" + placed.place().column() + ": "
                + placed.fault().text();
    }

    /** What the service found, in lines; {@code answer} is that of a check. */
    List<String> lines(JsonNode answer) {
        return faults(answer).map(this::line).toList();
    }

    static Stream<Fault> faults(JsonNode answer) {
        return Json.elements(answer, "faults")
                .map(fault -> new Fault(Json.text(fault, "target"), Json.text(fault, "message")));
    }
}
