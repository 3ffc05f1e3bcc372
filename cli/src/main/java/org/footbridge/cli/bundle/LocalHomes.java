package org.footbridge.cli.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.footbridge.cli.client.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The folders of a service and of an agent on this machine: their logs, and the secrets that must not be in them. */
final class LocalHomes {
    private static final long LARGEST_SECRET_FILE = 64 * 1024;
    private static final int DEEP = 2;

    private final List<Path> homes;
    private final Set<String> unreadable = new LinkedHashSet<>();

    private LocalHomes(List<Path> homes) {
        this.homes = List.copyOf(homes);
    }

    /** Where they are by default, and further ones that are named. */
    static LocalHomes of(Map<String, String> environment, List<Path> further) {
        List<Path> homes = new ArrayList<>();
        Path ofUser = Path.of(System.getProperty("user.home", "."), ".local/share/footbridge");
        for (Path root : List.of(Path.of("/var/lib/footbridge"), ofUser)) {
            homes.add(root.resolve("service"));
            homes.add(root.resolve("agent"));
        }
        String agent = environment.getOrDefault("FOOTBRIDGE_AGENT_HOME", "");
        if (!agent.isBlank()) {
            homes.add(Path.of(agent));
        }
        homes.addAll(further);
        return new LocalHomes(homes.stream()
                .map(Path::toAbsolutePath)
                .distinct()
                .filter(home -> Files.isDirectory(home) && Files.isReadable(home))
                .toList());
    }

    List<Path> homes() {
        return homes;
    }

    /** What may not be read, as far as it was tried. */
    Set<String> unreadable() {
        return unreadable;
    }

    /** Files that end with .log, or with .log and a number. */
    List<Path> logs() {
        return files(file -> String.valueOf(file.getFileName()).matches(".*\\.log(\\.\\d+)?"));
    }

    /** Whatever the files beside the logs hold that nobody else may know. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (Path file :
                files(file -> String.valueOf(file.getFileName()).matches(".*(\\.json|\\.key|\\.pem|password)"))) {
            try {
                if (Files.size(file) <= LARGEST_SECRET_FILE) {
                    read(file, Files.readString(file), secrets);
                }
            } catch (IOException e) {
                unreadable.add(file + ", whose secrets cannot be looked for");
            }
        }
        return secrets;
    }

    private static void read(Path file, String text, List<String> secrets) {
        if (!file.toString().endsWith(".json")) {
            text.lines().filter(line -> !line.startsWith("-----")).forEach(secrets::add);
            return;
        }
        try {
            values(Json.parse(text), "", secrets);
        } catch (JacksonException none) {
            text.lines().forEach(secrets::add);
        }
    }

    private static void values(JsonNode node, String field, List<String> secrets) {
        if (node.isString() && field.matches("(?i).*(secret|password|token|sealed|proxy).*")) {
            secrets.add(node.asString());
        }
        node.forEachEntry((key, value) -> values(value, key, secrets));
        if (node.isArray()) {
            node.forEach(element -> values(element, field, secrets));
        }
    }

    private List<Path> files(Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        for (Path home : homes) {
            try (Stream<Path> inside = Files.walk(home, DEEP)) {
                inside.filter(file -> Files.isRegularFile(file) && Files.isReadable(file) && wanted.test(file))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException | UncheckedIOException e) {
                unreadable.add(home.toString());
            }
        }
        return found;
    }
}
