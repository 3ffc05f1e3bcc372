package org.footbridge.service.logs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Lets few exports of a tenant be under way at once: each takes a file and reads much of the log. */
@Component
public class LimitExports {
    static final int MOST = 2;

    private final Map<TenantId, AtomicInteger> underWay = new ConcurrentHashMap<>();

    /** Given back when the export has ended. */
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws ServiceFailure TooManyExports (429) */
    public Permit take(TenantId tenant) {
        AtomicInteger count = underWay.computeIfAbsent(tenant, _ -> new AtomicInteger());
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            throw new ServiceFailure(
                    "TooManyExports",
                    429,
                    "Of this tenant " + MOST + " exports of the log are under way.",
                    "Wait until one of them has ended.");
        }
        return count::decrementAndGet;
    }
}
