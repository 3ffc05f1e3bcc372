package org.footbridge.service.portal;

import org.footbridge.service.signin.SignedIn;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Tenant;

/**
 * What every page shows around its content. Handed to templates as {@code frame}.
 *
 * @param section which part of the navigation the page belongs to
 */
public record Frame(Tenant tenant, SignedIn person, String section) {
    /** May run and approve. */
    public boolean operates() {
        return person.role().includes(ClientRole.OPERATOR);
    }

    /** May configure. */
    public boolean administers() {
        return person.role().includes(ClientRole.ADMINISTRATOR);
    }
}
