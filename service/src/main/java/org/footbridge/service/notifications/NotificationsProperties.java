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
 * @param settle an end is told when what ended has stayed away for so long
 */
@ConfigurationProperties("footbridge.notifications")
public record NotificationsProperties(
        @Nullable Path caFile,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("10m") Duration settle) {}
