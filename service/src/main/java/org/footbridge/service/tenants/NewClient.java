package org.footbridge.service.tenants;

import java.util.UUID;

/** A client just made, with its secret, which is not kept and cannot be shown again. */
public record NewClient(TenantId tenant, UUID clientId, String clientSecret, ClientRole role) {
    @Override
    public String toString() {
        return "NewClient[" + tenant + ", " + clientId + ", " + role + "]";
    }
}
