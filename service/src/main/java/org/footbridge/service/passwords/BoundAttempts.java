package org.footbridge.service.passwords;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/**
 * Bounds how many passwords that are not right are tried in a tenant within a minute, whoever's they are: to try a few passwords with all users is
 * what counting wrong ones of each user does not stop. Each replica counts for itself.
 */
@Component
class BoundAttempts {
    static final int MOST = 600;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Window(Instant began, int count) {}

    private final Map<TenantId, Window> windows = new ConcurrentHashMap<>();

    /** @throws ServiceFailure TooManySignIns (429) */
    void take(TenantId tenant, Instant now) {
        Window window = windows.compute(
                tenant,
                (_, before) -> before == null || !before.began().plus(WINDOW).isAfter(now)
                        ? new Window(now, 1)
                        : new Window(before.began(), before.count() + 1));
        if (window.count() > MOST) {
            throw new ServiceFailure(
                    "TooManySignIns",
                    429,
                    "More than " + MOST + " passwords were tried in this tenant within a minute.",
                    "Try again in a minute; if nobody expects so many, look in the log for who tries them.");
        }
    }

    /** The attempt was right: it is none of those that are bounded. */
    void giveBack(TenantId tenant) {
        windows.computeIfPresent(tenant, (_, window) -> new Window(window.began(), Math.max(0, window.count() - 1)));
    }
}
