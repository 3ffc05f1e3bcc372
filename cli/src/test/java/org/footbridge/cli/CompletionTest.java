package org.footbridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bash completes by the script that is printed. */
class CompletionTest {
    @TempDir
    private Path folder;

    /** What bash would propose for the last of these words; the first of them is a program that knows two configurations. */
    private List<String> proposed(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"),
                CommandRun.alone("completion", "bash").out());
        Path program = Files.writeString(folder.resolve("footbridge"), """
                #!/bin/sh
                if [ "$*" = "completion names configurations" ]; then echo corp; echo "corp two"; echo lab; fi
                if [ "$*" = "completion names agents" ]; then echo 0c1e; fi
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        StringBuilder array = new StringBuilder("'" + program + "'");
        for (String word : words) {
            array.append(" '").append(word).append("'");
        }
        Path test = Files.writeString(folder.resolve("test"), """
                set -eu
                source '%s'
                complete -p footbridge >/dev/null
                COMP_WORDS=(%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                COMP_LINE="${COMP_WORDS[*]}"
                COMP_POINT=${#COMP_LINE}
                COMPREPLY=()
                function compopt() { :; }
                set +eu
                "$(complete -p footbridge | sed 's/.* -F \\([^ ]*\\) .*/\\1/')"
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script, array));
        Process bash = new ProcessBuilder("bash", "--norc", test.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void commandsAreCompletedAtEveryLevel() throws IOException, InterruptedException {
        assertThat(proposed("supp")).containsExactly("support-bundle");
        assertThat(proposed("a")).contains("agent", "agents", "api", "apply", "audit");
        assertThat(proposed("config", "exp")).containsExactly("export");
        assertThat(proposed("agent", "reg")).containsExactly("register");
    }

    @Test
    void optionsAreCompleted() throws IOException, InterruptedException {
        assertThat(proposed("support-bundle", "--w")).containsExactly("--with-names");
        assertThat(proposed("config", "apply", "--y")).containsExactly("--yes");
    }

    @Test
    void namesThatOnlyTheServiceKnowsAreAskedFor() throws IOException, InterruptedException {
        assertThat(proposed("config", "show", "")).containsExactly("corp", "corp two", "lab");
        assertThat(proposed("job", "status", "l")).containsExactly("lab");
        assertThat(proposed("why", "somebody", "--config", "c")).containsExactly("corp", "corp two");
        assertThat(proposed("agents", "revoke", "")).containsExactly("0c1e");
    }

    @Test
    void theNamesAreThoseOfTheService() throws IOException {
        try (FakeService service = FakeService.start()) {
            service.on("GET /admin/v1/configurations", 200, "{\"value\":[{\"name\":\"corp\"},{\"name\":\"lab\"}]}");
            assertThat(CommandRun.of(service, folder, "completion", "names", "configurations")
                            .out())
                    .isEqualTo("corp\nlab\n");
        }
    }

    @Test
    void theProgramsOfTheLauncherAreKnown() throws IOException {
        Set<String> started = new TreeSet<>();
        Pattern.compile("(?m)^    ([a-z][a-z |-]*)\\)")
                .matcher(Files.readString(Path.of("..", "footbridge")).replaceFirst("(?s).*\ncommand=", ""))
                .results()
                .forEach(found -> started.addAll(List.of(found.group(1).split(" \\| "))));
        started.removeAll(
                new picocli.CommandLine(new FootbridgeCli()).getSubcommands().keySet());
        started.removeIf(word -> word.equals("help") || word.startsWith("-"));
        assertThat(CompletionCommand.PROGRAMS.keySet()).containsExactlyInAnyOrderElementsOf(started);
    }
}
