package org.footbridge.service.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.http.ErrorAnswers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The pages of the admin center: everything but the sign-in page needs a session. */
@Configuration(proxyBeanMethods = false)
class PageRules {
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String SIGN_IN = "/portal/signin";
    private static final String HOME = "/portal";

    @Bean
    CsrfTokenRepository crossSiteTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("footbridge-form");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    @Bean
    @Order(1)
    SecurityFilterChain pages(
            HttpSecurity security,
            ErrorAnswers answers,
            Sessions sessions,
            CsrfTokenRepository crossSiteTokens,
            AuthenticationProvider people) {
        return security.securityMatcher("/", "/portal/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/", SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(sessions))
                // no other manager behind it: an attempt is one attempt
                .authenticationManager(new ProviderManager(people))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .authenticationDetailsSource(TypedTenant::of)
                        .successHandler((request, response, by) -> response.sendRedirect(wanted(request)))
                        .failureHandler(PageRules::refused))
                .logout(logout -> logout.logoutUrl("/portal/signout").logoutSuccessUrl(SIGN_IN + "?left"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(toSignIn())
                        // a form of a page that is too old, as after signing in in another tab
                        .accessDeniedHandler((request, response, failure) -> response.sendRedirect(HOME)))
                .csrf(csrf -> csrf.csrfTokenRepository(crossSiteTokens))
                .addFilterBefore(new RefuseOtherSites(answers), CsrfFilter.class)
                // a session that is over lends its age to nobody
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Whoever asks by a script is told so, and not given the sign-in page as an answer. */
    private static AuthenticationEntryPoint toSignIn() {
        return (request, response, failure) -> {
            if (Sessions.byItself(request)) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            String query = request.getQueryString();
            String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
            boolean page = request.getMethod().equals("GET") && !wanted.equals(HOME);
            response.sendRedirect(SIGN_IN + (page ? "?then=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) : ""));
        };
    }

    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String why = switch (failure) {
            case CredentialsExpiredException _ -> "expired";
            default -> failure.getCause() instanceof ServiceFailure ? "busy" : "refused";
        };
        response.sendRedirect(SIGN_IN + "?" + why + "&then=" + encoded(request.getParameter("then")) + "&tenant="
                + encoded(request.getParameter("tenant")));
    }

    private static String encoded(String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Only pages of the admin center; never another site. */
    private static String wanted(HttpServletRequest request) {
        String then = request.getParameter("then");
        boolean ours = then != null && then.startsWith("/portal") && !then.startsWith(SIGN_IN) && !then.contains("\\");
        return ours ? then : HOME;
    }
}
