package org.footbridge.agent.relay;

/** The connection to the relay is gone, or whoever asked is. The work is not to be finished. */
final class RelayLost extends RuntimeException {
    RelayLost(String reason, Throwable cause) {
        super(reason, cause);
    }
}
