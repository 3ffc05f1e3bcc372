package org.footbridge.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.footbridge.agent.AgentProgram;
import org.footbridge.agent.Proxy;
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
