package org.footbridge.service.agents;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.keys.AgentIdentity;

/**
 * What registering an agent led to.
 *
 * @param certificateChainPem the agent's certificate followed by the authority's
 */
public record Registration(AgentIdentity agent, String certificateChainPem, List<Directory> directories) {
    public Registration {
        directories = List.copyOf(directories);
    }

    /** @param name DNS name, lower case */
    public record Directory(UUID id, String name) {}
}
