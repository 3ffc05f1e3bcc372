package org.footbridge.service.tenants;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.footbridge.engine.naming.TenantDomains;

/**
 * A tenant: one customer's directory.
 *
 * @param initialDomain always verified; addresses of objects without a verified suffix are made in it
 * @param domains the verified domains, the initial one not among them, lower case, sorted
 */
public record Tenant(
        TenantId id, String name, String displayName, String initialDomain, List<String> domains, Instant createdAt) {
    public Tenant {
        domains = List.copyOf(domains);
    }

    /** What {@code DefaultDomain()} gives. */
    public String defaultDomain() {
        return new TenantDomains(initialDomain, Set.copyOf(domains)).defaultDomain();
    }
}
