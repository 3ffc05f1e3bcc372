package org.footbridge.service.agents;

import java.util.Set;
import java.util.UUID;
import org.footbridge.service.keys.AgentIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may do.
 *
 * @param serial serial number of its newest certificate
 * @param previousSerial of the one before, while the agent has not connected with the newest one
 * @param directories ids of the connected directories it is granted
 * @param draining it is to take no new requests
 * @param checksWanted somebody asked how it is, and it has not said so since
 */
public record AgentAccess(
        AgentIdentity identity,
        String serial,
        @Nullable String previousSerial,
        Set<UUID> directories,
        boolean draining,
        boolean checksWanted) {
    public AgentAccess {
        directories = Set.copyOf(directories);
    }

    /** Whether the agent may connect with the certificate that has this serial number. */
    public boolean accepts(String presented) {
        return presented.equals(serial) || presented.equals(previousSerial);
    }
}
