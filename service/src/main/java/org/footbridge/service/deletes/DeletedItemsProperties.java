package org.footbridge.service.deletes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Of deleted objects.
 *
 * @param retention so long they can come back
 * @param longestRetention the longest that a tenant can choose for itself
 */
@ConfigurationProperties("footbridge.deleted-items")
public record DeletedItemsProperties(
        @DefaultValue("30d") Duration retention,
        @DefaultValue("365d") Duration longestRetention) {
    public DeletedItemsProperties {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("footbridge.deleted-items.retention is less than a day: " + retention);
        }
    }
}
