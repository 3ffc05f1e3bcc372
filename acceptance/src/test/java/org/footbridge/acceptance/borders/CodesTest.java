package org.footbridge.acceptance.borders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.demo.process.Programs;
import org.junit.jupiter.api.Test;

/** Codes are a promise: each one that an administrator can meet is explained. */
class CodesTest {
    private static final Pattern THROWN =
            Pattern.compile("new\\s+(?:Service|Relay|Command|Agent|Directory)?Failure\\(\\s*\"([A-Z][A-Za-z]+)\"");

    private final Path home = Programs.find().home();

    @Test
    void everyFailureThatIsThrownIsExplained() throws IOException {
        Set<String> explained = words(Files.readString(home.resolve("docs/errors.md")));
        Set<String> thrown = new TreeSet<>();
        for (String module : new String[] {"engine", "directory", "agent", "service", "cli", "demo"}) {
            try (Stream<Path> files = Files.walk(home.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher matcher = THROWN.matcher(Files.readString(file));
                    while (matcher.find()) {
                        thrown.add(matcher.group(1));
                    }
                }
            }
        }
        assertThat(thrown).hasSizeGreaterThan(40);
        assertThat(explained).containsAll(thrown);
    }

    @Test
    void everyCodeThatIsExplainedHasACauseAndARemedy() throws IOException {
        List<String> rows = Files.readString(home.resolve("docs/errors.md"))
                .lines()
                .takeWhile(line -> !line.equals("## Names of the field"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Code "))
                .toList();
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.split("(?<!\\\\)\\|", -1))
                        .as(row)
                        .hasSize(5)
                        .satisfies(
                                cells -> assertThat(cells[2]).isNotBlank(),
                                cells -> assertThat(cells[3]).isNotBlank()));
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = Pattern.compile("[A-Za-z]+").matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
