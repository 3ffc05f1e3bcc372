package org.footbridge.service.signin;

import jakarta.servlet.http.HttpServletRequest;

/** Which tenant somebody wants to sign in to: what the form of the sign-in page says beside name and password. */
public record TypedTenant(String tenant) {
    static TypedTenant of(HttpServletRequest request) {
        String typed = request.getParameter("tenant");
        return new TypedTenant(typed == null ? "" : typed);
    }
}
