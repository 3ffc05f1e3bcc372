package org.footbridge.service.signin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for a token by client credentials (RFC 6749, 4.4), its client named by form (2.3.1) or by basic authentication. */
record TokenRequest(UUID clientId, String clientSecret) {

    static TokenRequest read(Map<String, List<String>> form, @Nullable String authorization) {
        String grant = required(form, "grant_type");
        if (!"client_credentials".equals(grant)) {
            throw new SignInFailure(
                    400, "unsupported_grant_type", "Only the grant type client_credentials is offered.");
        }
        boolean basic = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
        if (authorization != null && basic) {
            if (form.containsKey("client_secret")) {
                throw SignInFailure.invalidRequest("The client's secret is sent in two ways; send it in one.");
            }
            return fromBasic(authorization.substring(6).strip());
        }
        if (!form.containsKey("client_id") || !form.containsKey("client_secret")) {
            throw SignInFailure.invalidRequest(
                    "client_id and client_secret are needed, in the form or by basic authentication.");
        }
        return of(required(form, "client_id"), required(form, "client_secret"));
    }

    private static TokenRequest fromBasic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw SignInFailure.invalidClient();
            }
            return of(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw SignInFailure.invalidClient();
        }
    }

    private static TokenRequest of(String clientId, String secret) {
        try {
            return new TokenRequest(UUID.fromString(clientId), secret);
        } catch (IllegalArgumentException e) {
            throw SignInFailure.invalidClient();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String required(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() != 1 || values.getFirst().isBlank()) {
            throw SignInFailure.invalidRequest("The parameter " + name + " is needed, once.");
        }
        return values.getFirst();
    }

    @Override
    public String toString() {
        return "TokenRequest[" + clientId + "]";
    }
}
