package org.footbridge.service.signin;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/** Knows who may be signed in at this moment. */
public interface People {
    /** Empty when there is no such person any more, or not enabled. */
    Optional<SignedIn> find(TenantId tenant, UUID id);
}
