package org.footbridge.service.logs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Of the provisioning log.
 *
 * @param retention events are kept at least so long, and at most a week longer: whole weeks are dropped
 * @param longestRetention the longest that a tenant can choose for itself
 */
@ConfigurationProperties("footbridge.provisioning-log")
public record LogProperties(
        @DefaultValue("30d") Duration retention,
        @DefaultValue("365d") Duration longestRetention) {
    public LogProperties {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "footbridge.provisioning-log.retention is less than a day: " + retention);
        }
    }
}
