package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The script at the top of the checkout knows every command there is. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "footbridge");

    @Test
    void everyCommandCanBeStartedAndIsInTheHelp() throws IOException {
        List<String> lines = Files.readAllLines(LAUNCHER);
        String started = lines.stream()
                .filter(line -> line.strip().startsWith("status | "))
                .findFirst()
                .orElseThrow();
        Set<String> commands = new TreeSet<>(
                new CommandLine(new FootbridgeCli()).getSubcommands().keySet());
        commands.remove("help");
        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(List.of(started.strip().replace(")", "").split(" \\| ")))
                .containsExactlyInAnyOrderElementsOf(commands);
        assertThat(commands)
                .allSatisfy(
                        command -> assertThat(lines).anyMatch(line -> line.matches("  " + command + " {2,}[A-Z].*")));
    }

    @Test
    void everyCommandIsInTheTableOfTheDocumentation() throws IOException {
        String table = Files.readString(Path.of("..", "docs", "reference", "cli.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("(?<!\\\\)\\|", -1)[1])
                .collect(Collectors.joining("\n"));
        new CommandLine(new FootbridgeCli()).getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) {
                assertThat(table).as(name).containsPattern("`" + name + "[` ]");
            }
            if (name.equals("config")) {
                assertThat(command.getSubcommands().keySet())
                        .allSatisfy(inner -> assertThat(table).containsPattern("`(config )?" + inner + "[` ]"));
            }
        });
    }

    @Test
    void everyModuleThatHasFuzzTargetsIsFuzzedAndIsInTheHelp() throws IOException {
        String launcher = Files.readString(LAUNCHER);
        List<String> fuzzed = List.of(one(launcher, "(?m)^fuzz_modules='(.*)'$").split(" "));
        Set<String> withTargets = new TreeSet<>();
        for (String module : modules()) {
            Path tests = Path.of("..", module, "src", "test", "java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    if (files.anyMatch(file -> file.toString().endsWith("FuzzTest.java"))) {
                        withTargets.add(module);
                    }
                }
            }
        }
        assertThat(fuzzed).contains("engine").containsExactlyInAnyOrderElementsOf(withTargets);
        String help = one(launcher, "(?s)fuzz_help\\(\\) \\{(.*?)\nHELP\n");
        assertThat(fuzzed).allSatisfy(module -> assertThat(help).contains(module));
    }

    /** A program is built again when a module that it is made of has changed. */
    @Test
    void whatAProgramIsMadeOfIsLookedAtBeforeItIsStarted() throws IOException {
        String upstream = one(Files.readString(LAUNCHER), "(?s)upstream_of\\(\\) \\{(.*?)\n}\n");
        List<MatchResult> programs = Pattern.compile("(?m)^ +([a-z-]+)\\) echo (.*) ;;$")
                .matcher(upstream)
                .results()
                .toList();
        assertThat(programs).hasSizeGreaterThan(5);
        for (MatchResult program : programs) {
            assertThat(List.of(program.group(2).split(" ")))
                    .as(program.group(1))
                    .containsAll(madeOf(program.group(1)));
        }
    }

    /** The module with all that it needs at run time. */
    private static Set<String> madeOf(String module) throws IOException {
        Set<String> parts = new TreeSet<>(Set.of(module));
        String pom = Files.readString(Path.of("..", module, "pom.xml"));
        List<String> needed = Pattern.compile(
                        "<groupId>org\\.footbridge</groupId>\\s*<artifactId>([a-z-]+)</artifactId>\\s*</dependency>")
                .matcher(pom)
                .results()
                .map(dependency -> dependency.group(1))
                .toList();
        for (String part : needed) {
            parts.addAll(madeOf(part));
        }
        return parts;
    }

    private static List<String> modules() throws IOException {
        return Pattern.compile("<module>([a-z-]+)</module>")
                .matcher(Files.readString(Path.of("..", "pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    private static String one(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
