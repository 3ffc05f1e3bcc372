package org.footbridge.agent.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.directory.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the agent's folder. */
final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The agent's folder. Default: $FOOTBRIDGE_AGENT_HOME, else /var/lib/footbridge/agent (root)"
                    + " or ~/.local/share/footbridge/agent.")
    @Nullable
    Path folder;

    AgentHome home() {
        return AgentHome.of(folder);
    }

    /** The proxy that was stored with the registration, else that of the environment. */
    static Optional<Proxy> proxy(AgentHome home) {
        String sealed = home.registration().proxy();
        if (sealed == null) {
            return Proxy.ofEnvironment();
        }
        try (Secret secret = home.sealing().open(sealed, "proxy")) {
            return Optional.of(Proxy.parse(secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8))));
        }
    }
}
