package org.footbridge.demo.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The agent's command lines, in one place. */
final class AgentCommands {
    static final String MAIN = "org.footbridge.agent.AgentProgram";
    static final List<String> FLAGS = List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private AgentCommands() {}

    static Map<String, String> environment(Path data) {
        return Map.of("FOOTBRIDGE_AGENT_HOME", data.toString());
    }

    static List<String> register(Path tokenFile) {
        return List.of("register", "--token-file", tokenFile.toString());
    }

    /** @param passwordFile holds the password; ignored with a keytab */
    static List<String> addDirectory(DirectoryAccess access, Path passwordFile) {
        List<String> arguments = new ArrayList<>(List.of("add-directory", access.name()));
        arguments.addAll(List.of("--server", access.host() + ":" + access.port()));
        arguments.addAll(List.of("--ca-file", access.authority().toString()));
        if (access.keytab() == null) {
            arguments.addAll(List.of("--user", access.account(), "--password-file", passwordFile.toString()));
        } else {
            arguments.addAll(List.of(
                    "--principal", access.account(), "--keytab", access.keytab().toString()));
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
