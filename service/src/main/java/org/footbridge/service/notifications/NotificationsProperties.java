package org.footbridge.service.notifications;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notifications are sent.
 *
 * @param caFile PEM with authorities that mail servers and webhooks are trusted by, beside those that Java knows
 * @param timeout for a connection, and for each answer
 * @param deadline for one message by one channel, whatever the other side does
 * @param settle an end is told when what ended has stayed away for so long
 * @param privateAddresses whether mail servers and webhooks may have addresses that the internet does not reach
 */
@ConfigurationProperties("footbridge.notifications")
public record NotificationsProperties(
        @Nullable Path caFile,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1m") Duration deadline,
        @DefaultValue("10m") Duration settle,
        @DefaultValue("true") boolean privateAddresses) {}
