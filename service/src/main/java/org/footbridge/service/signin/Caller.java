package org.footbridge.service.signin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks: a client, as the checked token says, or somebody who is signed in.
 *
 * @param tenant the only tenant whose data the request may touch
 * @param id of the client or of the administrator
 * @param written as it is written where changes are recorded
 * @param role the highest that the token or the person has
 */
public record Caller(TenantId tenant, UUID id, String written, ClientRole role) {
    static Caller of(Jwt token) {
        UUID client = UUID.fromString(token.getClaimAsString("appid"));
        return new Caller(
                new TenantId(UUID.fromString(token.getClaimAsString("tid"))),
                client,
                "client " + client,
                role(token.getClaimAsStringList("roles")));
    }

    /** Somebody who is signed in. */
    public static Caller of(SignedIn person) {
        return new Caller(person.tenant(), person.id(), person.written(), person.role());
    }

    private static ClientRole role(@Nullable List<String> claims) {
        return Arrays.stream(ClientRole.values())
                .filter(role -> claims != null && claims.containsAll(role.claims()))
                .max(Comparator.naturalOrder())
                .orElse(ClientRole.READER);
    }

    /** Whether the role is administrator or a higher one. */
    public boolean administers() {
        return role.includes(ClientRole.ADMINISTRATOR);
    }
}
