package org.footbridge.service.tenants;

import java.util.UUID;

/** Identifies a tenant; every query and every queue names one. */
public record TenantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
