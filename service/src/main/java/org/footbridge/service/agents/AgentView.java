package org.footbridge.service.agents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as administrators see it; spelled as in the administration API.
 *
 * @param status active, inactive or revoked
 * @param lastSeenAt null: registered, never connected
 */
public record AgentView(
        UUID id,
        String machineName,
        String version,
        String status,
        @Nullable Instant lastSeenAt,
        Instant registeredAt,
        Instant certificateNotAfter,
        List<Directory> directories) {
    public AgentView {
        directories = List.copyOf(directories);
    }

    /**
     * What the agent said of one of its directories.
     *
     * @param reachable null: nothing said yet
     */
    public record Directory(
            String name,
            @Nullable Boolean reachable,
            @Nullable String domainController,
            @Nullable String failureCode) {}
}
