package org.footbridge.relay;

import java.util.UUID;

/**
 * The addresses (queue names) of the relay. Every one that an agent may touch names the tenant, so that the broker can
 * refuse a stranger by the address alone. Identifiers are UUIDs in lower-case text form.
 */
public final class RelayAddresses {
    private static final String REQUESTS = "request";
    private static final String REPLIES = "reply";
    private static final String TO_AGENT = "agent";
    private static final String FROM_AGENT = "control";

    private RelayAddresses() {}

    /** Requests to the agents of one directory; they compete for the messages. Agents consume. */
    public static String requests(UUID tenant, UUID directory) {
        return REQUESTS + "." + tenant + "." + directory;
    }

    /** Answers about one directory for one replica of the service. Agents send, nothing else. */
    public static String replies(UUID tenant, UUID directory, UUID replica) {
        return REPLIES + "." + tenant + "." + directory + "." + replica;
    }

    /** Messages to one agent. That agent consumes. */
    public static String toAgent(UUID tenant, UUID agent) {
        return TO_AGENT + "." + tenant + "." + agent;
    }

    /** Messages of one agent to the service. That agent sends. */
    public static String fromAgent(UUID tenant, UUID agent) {
        return FROM_AGENT + "." + tenant + "." + agent;
    }
}
