package org.footbridge.acceptance.borders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every trouble and every promise that the documentation names has a test, and every test that it names is there. */
class KnownTroublesTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "known-troubles.md");
    private static final Path PROMISES = Path.of("..", "ARCHITECTURE.md");
    /** A class begins with a capital letter, a method does not; `Class#method` itself stands for all of them. */
    private static final Pattern NAMED = Pattern.compile("`(?!Class#method`)([A-Z]\\w+)#([a-z]\\w+)`");

    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest)\\b[^;{]*?\\bvoid (\\w+)\\(", Pattern.DOTALL);
    private static final int GROUPS = 16;

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        List<MatchResult> named = NAMED.matcher(Files.readString(DOCUMENT) + Files.readString(PROMISES))
                .results()
                .toList();
        for (MatchResult test : named) {
            boolean there = TEST.matcher(sources.getOrDefault(test.group(1), ""))
                    .results()
                    .anyMatch(method -> method.group(1).equals(test.group(2)));
            if (!there) {
                missing.add(test.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).hasSizeGreaterThan(60);
    }

    @Test
    void everyTroubleHasATest() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| What "))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(40)
                .allSatisfy(row -> assertThat(NAMED.matcher(row).find()).as(row).isTrue());
        assertThat(Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("## ")))
                .hasSize(GROUPS);
    }

    @Test
    void everyPromiseHasATest() throws IOException {
        List<String> lines = Files.readAllLines(PROMISES);
        int heading = lines.indexOf("| Promise | Tests, among others |");
        List<String> promises = lines.stream()
                .skip(heading + 2L)
                .takeWhile(line -> line.startsWith("| "))
                .toList();
        assertThat(promises)
                .hasSize(9)
                .allSatisfy(row -> assertThat(NAMED.matcher(row).find()).as(row).isTrue());
    }

    /** By the simple name of the class. */
    private static Map<String, String> testSources() {
        Map<String, String> sources = new HashMap<>();
        for (Path module : modules()) {
            Path tests = module.resolve(Path.of("src", "test", "java"));
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> sources.merge(name(file), read(file), String::concat));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return sources;
    }

    private static List<Path> modules() {
        try (Stream<Path> files = Files.list(Path.of(".."))) {
            return files.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
