package org.footbridge.acceptance.borders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.demo.process.Programs;
import org.junit.jupiter.api.Test;

/** Codes are a promise: each one that an administrator can meet is explained. */
class CodesTest {
    private static final Pattern THROWN =
            Pattern.compile("new\\s+(?:Service|Relay|Command|Agent|Directory)?Failure\\(\\s*\"([A-Z][A-Za-z]+)\"");

    /** The code is a constant, of the class itself or of another. */
    private static final Pattern THROWN_BY_NAME =
            Pattern.compile("new\\s+\\w*Failure\\(\\s*(?:([A-Z]\\w+)\\.)?([A-Z][A-Z_]+)\\s*[,.]");

    private static final Pattern CONSTANT = Pattern.compile("String ([A-Z][A-Z_]*) =\\s*\"([A-Z][A-Za-z]+)\"");
    private static final Pattern ENUM_OF_CODES = Pattern.compile("enum Code \\{(.*?);", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("[A-Z_]+\\(\\s*\"([A-Z][A-Za-z]+)\"");
    private static final Pattern CODE = Pattern.compile("[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*");

    private final Path home = Programs.find().home();

    @Test
    void everyFailureThatIsThrownIsExplained() throws IOException {
        Set<String> explained = words(Files.readString(home.resolve("docs/errors.md")));
        Map<String, String> sources = sources("engine", "directory", "agent", "service", "cli", "demo");
        Map<String, String> constants = new TreeMap<>();
        sources.forEach((name, text) ->
                found(CONSTANT, text).forEach(found -> constants.put(name + "." + found.group(1), found.group(2))));
        Set<String> thrown = new TreeSet<>();
        Set<String> byName = new TreeSet<>();
        sources.forEach((name, text) -> {
            found(THROWN, text).forEach(found -> thrown.add(found.group(1)));
            found(THROWN_BY_NAME, text)
                    .map(found -> (found.group(1) == null ? name : found.group(1)) + "." + found.group(2))
                    .flatMap(constant -> Stream.ofNullable(constants.get(constant)))
                    .forEach(byName::add);
            found(ENUM_OF_CODES, text)
                    .flatMap(values -> found(VALUE, values.group(1)))
                    .forEach(found -> byName.add(found.group(1)));
        });
        assertThat(thrown).hasSizeGreaterThan(40);
        assertThat(byName).contains("TooManyDeletes", "DirectoryCredentialsRefused");
        assertThat(explained).containsAll(thrown).containsAll(byName);
    }

    @Test
    void everyCodeThatIsExplainedIsThereStill() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(home.resolve("footbridge")));
        sources(
                        "engine",
                        "directory",
                        "agent",
                        "relay",
                        "service",
                        "cli",
                        "demo",
                        "benchmarks",
                        "samba-forest",
                        "sample-forest")
                .values()
                .forEach(all::append);
        Set<String> used = words(all.toString());
        List<String> explained = rows().stream()
                .map(row -> row.split("(?<!\\\\)\\|", -1)[1])
                .flatMap(cell -> found(CODE, cell))
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(explained).hasSizeGreaterThan(100);
        assertThat(explained).allSatisfy(code -> assertThat(used).contains(code));
    }

    /** By the names of the classes. */
    private Map<String, String> sources(String... modules) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(home.resolve(module).resolve("src/main"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|sql)"))
                        .toList()) {
                    sources.merge(
                            file.getFileName().toString().replaceFirst("\\..*", ""),
                            Files.readString(file),
                            String::concat);
                }
            }
        }
        return sources;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    @Test
    void everyCodeThatIsExplainedHasACauseAndARemedy() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.split("(?<!\\\\)\\|", -1))
                        .as(row)
                        .hasSize(5)
                        .satisfies(
                                cells -> assertThat(cells[2]).isNotBlank(),
                                cells -> assertThat(cells[3]).isNotBlank()));
    }

    private List<String> rows() throws IOException {
        return Files.readString(home.resolve("docs/errors.md"))
                .lines()
                .takeWhile(line -> !line.equals("## Names of the field"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Code "))
                .toList();
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = Pattern.compile("[A-Za-z][A-Za-z0-9]*").matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
