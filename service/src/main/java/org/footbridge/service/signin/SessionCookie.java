package org.footbridge.service.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** How the browser keeps the session: not readable by scripts, over TLS only where the request came over TLS. */
@Configuration(proxyBeanMethods = false)
class SessionCookie {
    @Bean
    CookieSerializer sessionCookies() {
        DefaultCookieSerializer cookies = new DefaultCookieSerializer();
        cookies.setCookieName(Sessions.COOKIE);
        cookies.setUseHttpOnlyCookie(true);
        // a link in a mail leads to a page and not to the sign-in page; changes need the token of a page besides
        cookies.setSameSite("Lax");
        return cookies;
    }
}
