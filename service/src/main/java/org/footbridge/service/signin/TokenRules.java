package org.footbridge.service.signin;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * What must be true of a token beside its signature and its time: issued here, for here, by the issuer of the very tenant
 * it names, to a client that still exists there.
 */
@Component
class TokenRules implements OAuth2TokenValidator<Jwt> {
    private final Tokens tokens;
    private final KnownClients clients;

    TokenRules(Tokens tokens, KnownClients clients) {
        this.tokens = tokens;
        this.clients = clients;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Caller caller;
        try {
            caller = Caller.of(token);
        } catch (IllegalArgumentException | NullPointerException e) {
            return refused("The token names no tenant and client.");
        }
        if (!tokens.issuer(caller.tenant()).equals(token.getClaimAsString("iss"))) {
            return refused("The token's issuer is not that of its tenant.");
        }
        if (token.getAudience() == null || !token.getAudience().contains(tokens.audience())) {
            return refused("The token is for another service.");
        }
        if (!clients.exists(caller)) {
            return refused("The token's client does not exist any more.");
        }
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult refused(String reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", reason, null));
    }
}
