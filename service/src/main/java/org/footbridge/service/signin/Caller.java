package org.footbridge.service.signin;

import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks, as the checked token says.
 *
 * @param tenant the only tenant whose data the request may touch
 * @param clientId the client that signed in
 */
public record Caller(TenantId tenant, UUID clientId) {
    public static Caller of(Jwt token) {
        return new Caller(
                new TenantId(UUID.fromString(token.getClaimAsString("tid"))),
                UUID.fromString(token.getClaimAsString("appid")));
    }

    /** As it is written where changes are recorded. */
    public String written() {
        return "client " + clientId;
    }
}
