package org.footbridge.agent.home;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows of the service since it registered.
 *
 * @param service base address of the service
 * @param webSocket reach the relay over WebSocket instead of plain AMQP
 * @param proxy {@code http://[user:password@]host:port}, sealed with the agent's key file; null: none
 */
public record Registration(
        UUID agent,
        UUID tenant,
        String service,
        String relayHost,
        int relayPort,
        boolean webSocket,
        @Nullable String proxy,
        List<GrantedDirectory> directories) {
    public Registration {
        directories = List.copyOf(directories);
    }

    /** A directory that the token of the registration named. */
    public record GrantedDirectory(UUID id, String name) {}

    public Optional<GrantedDirectory> granted(String name) {
        return directories.stream()
                .filter(directory -> directory.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
