package org.footbridge.service.cycles;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/**
 * What is done of a cycle in one transaction holds connections, and its tenant's turn, for long: one of a tenant is let in at a
 * time, and few of all. The others wait and hold neither. Of this replica; between replicas the tenant's turn decides.
 * Thread-safe.
 */
@Component
class LongWork {
    /** Each holds two connections, of sixteen. */
    private static final int TOGETHER = 4;

    private final Semaphore all = new Semaphore(TOGETHER, true);
    private final Map<TenantId, Semaphore> ofTenant = new ConcurrentHashMap<>();

    <T> T turn(TenantId tenant, Supplier<T> work) {
        Semaphore own = ofTenant.computeIfAbsent(tenant, _ -> new Semaphore(1, true));
        own.acquireUninterruptibly();
        try {
            all.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                all.release();
            }
        } finally {
            own.release();
        }
    }
}
