package org.footbridge.service.signin;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.TenantId;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks: a client, as the checked token says, or somebody who is signed in.
 *
 * @param tenant the only tenant whose data the request may touch
 * @param id of the client or of the administrator
 * @param written as it is written where changes are recorded
 * @param administers whether the role is administrator or a higher one
 */
public record Caller(TenantId tenant, UUID id, String written, boolean administers) {
    static Caller of(Jwt token) {
        UUID client = UUID.fromString(token.getClaimAsString("appid"));
        List<String> roles = token.getClaimAsStringList("roles");
        return new Caller(
                new TenantId(UUID.fromString(token.getClaimAsString("tid"))),
                client,
                "client " + client,
                roles != null && roles.contains(ClientRole.ADMINISTRATOR.written()));
    }

    /** Somebody who is signed in. */
    public static Caller of(SignedIn person) {
        return new Caller(
                person.tenant(), person.id(), person.written(), person.role().includes(ClientRole.ADMINISTRATOR));
    }
}
