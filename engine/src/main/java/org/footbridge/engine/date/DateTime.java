package org.footbridge.engine.date;

import java.time.LocalDateTime;

/**
 * A date and time of day in UTC.
 *
 * @param kind what the pattern letter {@code K} writes
 */
public record DateTime(LocalDateTime time, Kind kind) {

    /** What was said of the zone. */
    public enum Kind {
        UNSPECIFIED(""),
        UTC("Z"),
        LOCAL("+00:00");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
