package org.footbridge.service.relay;

import java.util.UUID;
import org.apache.activemq.artemis.core.security.CheckType;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.service.agents.AgentAccess;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may do at which address: take requests of its directories and messages to itself, send answers about its
 * directories and messages of its own. Everything else is refused.
 */
final class AgentRights {
    private static final String QUEUE_OF_ADDRESS = "::";

    private AgentRights() {}

    static boolean allow(AgentAccess access, CheckType what, String where) {
        String address = where;
        int separator = where.indexOf(QUEUE_OF_ADDRESS);
        if (separator >= 0) {
            address = where.substring(0, separator);
            // queues here bear the names of their addresses; another one behind an allowed address is an attempt
            if (!where.substring(separator + QUEUE_OF_ADDRESS.length()).equals(address)) {
                return false;
            }
        }
        return switch (what) {
            case CONSUME -> mayConsume(access, address);
            case SEND -> maySend(access, address);
            default -> false;
        };
    }

    private static boolean mayConsume(AgentAccess access, String address) {
        UUID tenant = access.identity().tenant().value();
        return address.equals(RelayAddresses.toAgent(tenant, access.identity().agent()))
                || access.directories().stream()
                        .anyMatch(directory -> address.equals(RelayAddresses.requests(tenant, directory)));
    }

    private static boolean maySend(AgentAccess access, String address) {
        UUID tenant = access.identity().tenant().value();
        if (address.equals(RelayAddresses.fromAgent(tenant, access.identity().agent()))) {
            return true;
        }
        UUID receiver = lastPart(address);
        return receiver != null
                && access.directories().stream()
                        .anyMatch(directory -> address.equals(RelayAddresses.replies(tenant, directory, receiver)));
    }

    private static @Nullable UUID lastPart(String address) {
        try {
            return UUID.fromString(address.substring(address.lastIndexOf('.') + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
