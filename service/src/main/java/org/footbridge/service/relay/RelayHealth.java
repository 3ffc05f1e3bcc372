package org.footbridge.service.relay;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while agents can connect and rights are known; down as soon as either is not so. */
final class RelayHealth implements HealthIndicator {
    private static final Duration STALE = Duration.ofSeconds(15);

    private final Broker broker;
    private final SweepRelay sweep;
    private final AgentConnections connections;

    RelayHealth(Broker broker, SweepRelay sweep, AgentConnections connections) {
        this.broker = broker;
        this.sweep = sweep;
        this.connections = connections;
    }

    @Override
    public Health health() {
        if (!broker.isHealthy()) {
            return Health.down().withDetail("code", "RelayNotListening").build();
        }
        Health.Builder health =
                sweep.age().compareTo(STALE) > 0 ? Health.down().withDetail("code", "RelaySweepFailed") : Health.up();
        return health.withDetail("port", broker.port())
                .withDetail("connections", connections.live().size())
                .withDetail("secondsSinceSweep", sweep.age().toSeconds())
                .build();
    }
}
