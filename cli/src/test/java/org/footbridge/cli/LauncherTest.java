package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The script at the top of the checkout knows every command there is. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "footbridge");

    @Test
    void everyCommandCanBeStartedAndIsInTheHelp() throws IOException {
        List<String> lines = Files.readAllLines(LAUNCHER);
        String started = lines.stream()
                .filter(line -> line.strip().startsWith("status | config | "))
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
}
