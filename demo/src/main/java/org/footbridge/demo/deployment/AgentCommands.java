package org.footbridge.demo.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The agent's command lines, in one place. */
final class AgentCommands {
    static final String MAIN = "org.footbridge.agent.AgentProgram";
    static final List<String> FLAGS = List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** For commands that end soon: start fast. */
    static final List<String> SHORT_FLAGS =
            Stream.concat(FLAGS.stream(), Stream.of("-XX:TieredStopAtLevel=1")).toList();

    private AgentCommands() {}

    static Map<String, String> environment(Path data) {
        return Map.of("FOOTBRIDGE_AGENT_HOME", data.toString());
    }

    static List<String> register(Path tokenFile, String name, List<String> options) {
        List<String> arguments =
                new ArrayList<>(List.of("register", "--token-file", tokenFile.toString(), "--name", name));
        arguments.addAll(options);
        return arguments;
    }

    /** @param passwordFile holds the password; ignored with a keytab */
    static List<String> addDirectory(DirectoryAccess access, Path passwordFile) {
        List<String> arguments = new ArrayList<>(List.of("add-directory", access.name(), "--host", access.host()));
        if (access.kerberos() == null) {
            arguments.addAll(List.of("--port", Integer.toString(access.port())));
            arguments.addAll(List.of("--ca-file", access.authority().toString()));
            arguments.addAll(List.of("--bind-name", access.account(), "--password-file", passwordFile.toString()));
        } else {
            arguments.addAll(List.of("--principal", access.account()));
            arguments.addAll(List.of("--keytab", access.kerberos().keytab().toString()));
            arguments.addAll(
                    List.of("--krb5-conf", access.kerberos().configuration().toString()));
        }
        return arguments;
    }

    static List<String> run() {
        return List.of("run");
    }

    static List<String> check() {
        return List.of("check", "--json");
    }
}
