package org.footbridge.service.staging;

import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/** Names one staged copy: that of a configuration of a tenant. */
public record Staged(TenantId tenant, UUID configuration) {
    Object[] parameters() {
        return new Object[] {tenant.value(), configuration};
    }
}
