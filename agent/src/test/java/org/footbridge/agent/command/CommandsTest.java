package org.footbridge.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.agent.AgentProgram;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.home.DescribeDirectory;
import org.footbridge.agent.home.StoredDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"register", "add-directory", "remove-directory", "check", "run", "status"})
    void everyCommandExplainsItselfWithAnExample(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage:").contains("Example").contains("footbridge agent " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "status", "check"})
    void withoutARegistrationTheNextStepIsShown(String command) {
        assertThat(execute(command, "--home", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(out.toString() + err).contains("register").doesNotContain("\tat ");
    }

    @Test
    void wrongUsageHasItsOwnExitCode() {
        assertThat(execute("add-directory", "corp.example.com")).isEqualTo(2);
        assertThat(execute("register")).isEqualTo(2);
        assertThat(execute("nonsense")).isEqualTo(2);
        assertThat(execute(
                        "add-directory",
                        "corp.example.com",
                        "--host",
                        "dc1",
                        "--bind-name",
                        "a",
                        "--transport",
                        "ldap"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("clear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--host dc1 --site Berlin",
                "--host dc1 --prefer dc2",
                "--site Ber.lin",
                "--connect-timeout 0",
                "--response-timeout 4000",
                "--dns-server a:b"
            })
    void whatDoesNotFitTogetherIsWrongUsage(String options) {
        List<String> arguments = new ArrayList<>(List.of("add-directory", "corp.example.com", "--bind-name", "a"));
        arguments.addAll(List.of(options.split(" ")));
        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(2);
    }

    @Test
    void aDirectorySaysHowItIsReached() {
        assertThat(DescribeDirectory.text(stored(List.of("dc1", "dc2"), null, null)))
                .isEqualTo("at dc1, dc2; port 636, time-outs: connect 10 s, response 300 s");
        StoredDirectory found = stored(
                null,
                new StoredDirectory.Discovery("Berlin", List.of("dc3"), "10.0.0.53"),
                new StoredDirectory.Timeouts(3, 60));
        assertThat(DescribeDirectory.text(found))
                .isEqualTo(
                        "at domain controllers that DNS names, site Berlin, first dc3, DNS server 10.0.0.53; port 636,"
                                + " time-outs: connect 3 s, response 60 s");
        assertThat(DescribeDirectory.fields(found))
                .containsEntry("hosts", List.of())
                .containsEntry("preferred", List.of("dc3"))
                .containsEntry("connectTimeoutSeconds", 3L);
    }

    private static StoredDirectory stored(
            @Nullable List<String> hosts,
            StoredDirectory.@Nullable Discovery discovery,
            StoredDirectory.@Nullable Timeouts timeouts) {
        return new StoredDirectory(
                "corp.example.com",
                hosts,
                discovery,
                636,
                true,
                null,
                null,
                false,
                "svc@corp.example.com",
                "sealed",
                null,
                null,
                timeouts);
    }

    @Test
    void aDamagedTokenIsNotRepeated() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "fbt1.geheimgeheim");
        assertThat(execute(
                        "register",
                        "--token-file",
                        file.toString(),
                        "--home",
                        folder.resolve("h").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("TokenInvalid").doesNotContain("geheim");
    }

    @Test
    void aProxyKeepsItsPasswordToItself() {
        Proxy proxy = Proxy.parse("http://user:p%40ss@proxy.example.com:3128");
        assertThat(proxy.password()).contains("p@ss");
        assertThat(proxy.toString()).isEqualTo("http://proxy.example.com:3128");
        assertThat(Proxy.parse(proxy.uri())).isEqualTo(proxy);
        assertThat(List.of(
                        Proxy.parse("proxy:8080").port(),
                        Proxy.parse("http://proxy").port()))
                .containsExactly(8080, 8080);
    }

    private int execute(String... arguments) {
        CommandLine command =
                AgentProgram.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
