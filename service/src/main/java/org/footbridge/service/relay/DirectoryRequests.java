package org.footbridge.service.relay;

import java.time.Duration;
import java.util.UUID;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.tenants.TenantId;

/** Asks the agents of a connected directory. */
public interface DirectoryRequests {
    /**
     * Sends one request and hands every frame of the answer to the consumer; returns when the stream is complete.
     *
     * @param body the request with only its body set; version, id, directory and deadline are filled in here
     * @param deadline longest duration of the whole exchange
     * @throws RelayFailure no agent took the request (NoActiveAgents), agents fell silent (AgentSilent), the deadline
     *     passed (RequestDeadlineExceeded), or the agent reported a failure (its own code)
     */
    void exchange(TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer);
}
