package org.footbridge.service.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as administrators see it; spelled as in the administration API.
 *
 * @param status active, inactive or revoked
 * @param draining it takes no new requests
 * @param lastSeenAt null: registered, never connected
 * @param address where its connection comes from; null: not known
 * @param checks what it found of itself last
 */
public record AgentView(
        UUID id,
        String machineName,
        String version,
        String status,
        boolean draining,
        @Nullable Instant lastSeenAt,
        Instant registeredAt,
        Instant certificateNotAfter,
        Certificate certificate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String address,
        List<Directory> directories,
        List<FoundCheck> checks) {
    public AgentView {
        directories = List.copyOf(directories);
        checks = List.copyOf(checks);
    }

    /** @param serial of the newest one */
    public record Certificate(String serial, Instant notAfter) {}

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
