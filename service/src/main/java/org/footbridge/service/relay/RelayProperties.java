package org.footbridge.service.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded broker.
 *
 * @param port agents connect here, with AMQP or WebSocket over TLS; 0 picks a free one
 * @param bind address to listen on
 * @param requestTtl how long a request waits for an agent to take it
 * @param sweepInterval how often rights, queues and liveness are brought in line with the database
 * @param idleTimeout a connection that is silent this long is dropped and its requests go to another agent
 * @param answerBytes about how much of one answer the broker holds before it stops the agent
 * @param connections how many agents may be connected
 */
@ConfigurationProperties("footbridge.relay")
public record RelayProperties(
        @DefaultValue("5671") int port,
        @DefaultValue("0.0.0.0") String bind,
        @DefaultValue("20s") Duration requestTtl,
        @DefaultValue("2s") Duration sweepInterval,
        @DefaultValue("10s") Duration idleTimeout,
        @DefaultValue("8388608") int answerBytes,
        @DefaultValue("10000") int connections) {}
