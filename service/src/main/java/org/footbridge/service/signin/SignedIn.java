package org.footbridge.service.signin;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.TenantId;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody who is signed in to the admin center.
 *
 * @param name what was typed at sign-in
 * @param mustChangePassword only that may be done until it is
 */
public record SignedIn(
        TenantId tenant, UUID id, String name, String displayName, ClientRole role, boolean mustChangePassword)
        implements AuthenticatedPrincipal {

    /** Names somebody among all tenants. */
    public static String principal(TenantId tenant, UUID id) {
        return tenant + "/" + id;
    }

    @Override
    public String getName() {
        return principal(tenant, id);
    }

    /** As it is written where changes are recorded. */
    public String written() {
        return "administrator " + name;
    }

    /** As tokens of clients name them; none until the password is changed. */
    List<String> authorities() {
        return mustChangePassword ? List.of() : role.claims();
    }
}
