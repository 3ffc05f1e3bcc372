package org.footbridge.service.administrators;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.TenantId;

/**
 * Somebody who may sign in to the admin center.
 *
 * @param name what is typed at sign-in, lower case, unique in the tenant
 */
public record Administrator(
        TenantId tenant,
        UUID id,
        String name,
        String displayName,
        ClientRole role,
        State state,
        Optional<Instant> lastSignInAt,
        Instant createdAt) {

    /** Whether signing in is possible. */
    public enum State {
        ACTIVE,
        /** Too many wrong passwords; passes by itself. */
        LOCKED,
        DISABLED,
        /** Has a one-time password that was not changed yet. */
        INVITED;

        /** As it is written in answers. */
        public String written() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
