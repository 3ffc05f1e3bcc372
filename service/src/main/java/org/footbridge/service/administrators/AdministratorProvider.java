package org.footbridge.service.administrators;

import org.footbridge.service.administrators.SignInAdministrator.Outcome;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Sessions;
import org.footbridge.service.signin.TypedTenant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Answers the form of the sign-in page. */
@Component
class AdministratorProvider implements AuthenticationProvider {
    private final SignInAdministrator signIn;

    AdministratorProvider(SignInAdministrator signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String tenant = typed.getDetails() instanceof TypedTenant details ? details.tenant() : "";
        return switch (attempt(tenant, typed)) {
            case Outcome.Accepted accepted -> Sessions.authentication(accepted.person());
            case Outcome.Refused _ -> throw new BadCredentialsException("refused");
            case Outcome.Expired _ -> throw new CredentialsExpiredException("expired");
        };
    }

    private Outcome attempt(String tenant, Authentication typed) {
        try {
            return signIn.attempt(tenant, String.valueOf(typed.getPrincipal()), String.valueOf(typed.getCredentials()));
        } catch (ServiceFailure busy) {
            throw new InternalAuthenticationServiceException(busy.reason(), busy);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
