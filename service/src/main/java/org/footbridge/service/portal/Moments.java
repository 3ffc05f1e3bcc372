package org.footbridge.service.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes moments for people: how long ago, and exactly in UTC. Handed to templates as {@code moments}. */
public record Moments(Instant now) {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public String exact(@Nullable Instant moment) {
        return moment == null ? "" : EXACT.format(moment);
    }

    /** Such as {@code 3 min ago}. */
    public String ago(@Nullable Instant moment) {
        if (moment == null) {
            return "never";
        }
        long seconds = Math.max(0, Duration.between(moment, now).toSeconds());
        if (seconds < 5) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min ago";
        }
        return seconds < 172_800 ? seconds / 3600 + " h ago" : seconds / 86_400 + " days ago";
    }
}
