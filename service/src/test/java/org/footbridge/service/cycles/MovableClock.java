package org.footbridge.service.cycles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves; until then it goes as the system's does. */
public final class MovableClock extends Clock {
    private volatile Clock time = Clock.systemUTC();

    public void set(Instant now) {
        time = Clock.fixed(now, ZoneOffset.UTC);
    }

    public void advance(Duration by) {
        set(instant().plus(by));
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return time.withZone(zone);
    }
}
