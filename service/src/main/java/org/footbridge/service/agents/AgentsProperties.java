package org.footbridge.service.agents;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Life of agents.
 *
 * @param certificateDays how long a certificate of an agent is valid
 * @param certificateValidity the same as a duration; goes before days when given
 * @param inactiveAfter an agent that was not heard of for this long counts as inactive
 * @param silentAfter administrators are told of an agent that was not heard of for this long
 * @param relayHost name that agents reach the relay by; by default the one they registered at
 * @param relayPort port that agents reach the relay by; by default the one it listens on
 */
@ConfigurationProperties("footbridge.agents")
public record AgentsProperties(
        @DefaultValue("90") int certificateDays,
        @Nullable Duration certificateValidity,
        @DefaultValue("30s") Duration inactiveAfter,
        @DefaultValue("10m") Duration silentAfter,
        @Nullable String relayHost,
        @Nullable Integer relayPort) {

    public Duration validity() {
        return certificateValidity != null ? certificateValidity : Duration.ofDays(certificateDays);
    }
}
