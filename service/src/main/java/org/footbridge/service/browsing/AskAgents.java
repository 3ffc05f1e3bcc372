package org.footbridge.service.browsing;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.tenants.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks agents what somebody waits for in front of a page, and says why there is no answer in words that fit there. */
@Component
public class AskAgents {
    /** What agents say to a request that came up after them. */
    private static final String NOT_UNDERSTOOD = "RequestInvalid";

    static final String TOO_LATE = "RequestDeadlineExceeded";

    private final DirectoryRequests requests;
    private final BiPredicate<TenantId, UUID> served;

    @Autowired
    AskAgents(DirectoryRequests requests, Agents agents) {
        this(requests, agents::serve);
    }

    /** @param served whether there is an agent of the directory */
    public AskAgents(DirectoryRequests requests, BiPredicate<TenantId, UUID> served) {
        this.requests = requests;
        this.served = served;
    }

    /** @throws RelayFailure NoActiveAgents when none is connected */
    void requireServed(Directory directory) {
        if (!served.test(directory.tenant(), directory.id())) {
            throw new RelayFailure(
                    "NoActiveAgents",
                    "No agent of " + directory.name() + " is connected.",
                    "Start an agent of this directory, and see that it reaches the relay (agent check).",
                    true);
        }
    }

    /** @throws RelayFailure NoActiveAgents at once when none is connected, AgentTooOld, or as the relay reports */
    void ask(Directory directory, Request body, Duration deadline, StreamConsumer consumer) {
        requireServed(directory);
        try {
            requests.exchange(directory.tenant(), directory.id(), body, deadline, consumer);
        } catch (RelayFailure failure) {
            throw explained(directory, deadline, failure);
        }
    }

    private static RelayFailure explained(Directory directory, Duration deadline, RelayFailure failure) {
        return switch (failure.code()) {
            case NOT_UNDERSTOOD ->
                new RelayFailure(
                        "AgentTooOld",
                        "The agent of " + directory.name() + " that answered is too old for this question.",
                        "Update the agents of this directory; footbridge agents list shows their versions.",
                        false);
            case TOO_LATE ->
                new RelayFailure(
                        TOO_LATE,
                        "The agents of " + directory.name() + " did not answer within " + deadline.toSeconds() + " s.",
                        "Try again: they may be busy with a long reading; otherwise look at the load of the domain"
                                + " controller.",
                        true);
            default -> failure;
        };
    }
}
