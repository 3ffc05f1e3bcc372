package org.footbridge.service.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.footbridge.service.http.ErrorAnswers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may do what, in one list; what is not listed is refused. */
@Configuration(proxyBeanMethods = false)
class AccessRules {
    private static final String READER = "Directory.Read.All";
    private static final String ADMINISTRATOR = "administrator";
    private static final String OPERATOR = "operator";
    private static final String PROVIDER = "provider";
    private static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Runs what is configured, and approves what waits for a decision. */
    private static final String[] RUN_AND_APPROVE = {
        "/admin/v1/configurations/*/sync",
        "/admin/v1/configurations/*/reconcile",
        "/admin/v1/configurations/*/plans",
        "/admin/v1/plans/*/apply",
        "/admin/v1/configurations/*/provision",
        "/admin/v1/configurations/*/deletes/*",
        "/admin/v1/configurations/*/allowDeletes",
        "/admin/v1/configurations/*/job/*",
        "/admin/v1/configurations/*/passwords/sync",
        "/admin/v1/directories/*/discover",
        "/admin/v1/agents/*/drain",
        "/admin/v1/agents/*/resume",
        "/admin/v1/agents/*/checks",
        "/admin/v1/expressions/evaluate",
        "/admin/v1/notifications/test",
        "/{version:v1\\.0|beta}/directory/deletedItems/*/restore",
        "/{version:v1\\.0|beta}/servicePrincipals/*/synchronization/jobs/*/start",
        "/{version:v1\\.0|beta}/servicePrincipals/*/synchronization/jobs/*/pause",
        "/{version:v1\\.0|beta}/servicePrincipals/*/synchronization/jobs/*/restart",
        "/{version:v1\\.0|beta}/servicePrincipals/*/synchronization/jobs/*/provisionOnDemand",
        "/{version:v1\\.0|beta}/servicePrincipals/*/synchronization/jobs/*/schema/directories/*/discover"
    };

    @Bean
    SecurityFilterChain access(
            HttpSecurity security, ErrorAnswers answers, Sessions sessions, CsrfTokenRepository crossSiteTokens) {
        return security.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                // no token yet, or none needed: these hold no tenant's data, or check for themselves
                                .requestMatchers(
                                        "/*/oauth2/v2.0/token",
                                        "/*/v2.0/.well-known/openid-configuration",
                                        "/*/discovery/v2.0/keys",
                                        "/agents/register",
                                        "/openapi.json",
                                        "/actuator/health",
                                        "/actuator/health/liveness",
                                        "/actuator/health/readiness")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/assets/**")
                                .permitAll()
                                // what editors complete configurations by
                                .requestMatchers(HttpMethod.GET, "/schemas/configuration.json")
                                .permitAll()
                                // says what saving would come to, and saves nothing
                                .requestMatchers(HttpMethod.POST, "/admin/v1/configurations/*/check")
                                .hasAuthority(READER)
                                .requestMatchers(HttpMethod.POST, RUN_AND_APPROVE)
                                .hasAuthority(OPERATOR)
                                // tries an expression out and changes nothing
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/v1.0/servicePrincipals/*/synchronization/jobs/*/schema/parseExpression",
                                        "/beta/servicePrincipals/*/synchronization/jobs/*/schema/parseExpression")
                                .hasAuthority(READER)
                                // each request of a batch is checked by itself
                                .requestMatchers(HttpMethod.POST, "/v1.0/$batch", "/beta/$batch")
                                .hasAuthority(READER)
                                .requestMatchers(HttpMethod.GET, "/v1.0/**", "/beta/**")
                                .hasAuthority(READER)
                                .requestMatchers("/v1.0/**", "/beta/**")
                                .hasAuthority(ADMINISTRATOR)
                                // nobody who may only read may try passwords
                                .requestMatchers(HttpMethod.POST, "/signin/v1/check")
                                .hasAuthority(ADMINISTRATOR)
                                .requestMatchers("/admin/v1/tenants/**", "/actuator/**")
                                .hasAuthority(PROVIDER)
                                .requestMatchers(HttpMethod.GET, "/admin/v1/**")
                                .hasAuthority(READER)
                                // counts what a scope would take in, and changes nothing
                                .requestMatchers(HttpMethod.POST, "/admin/v1/directories/*/counts")
                                .hasAuthority(READER)
                                .requestMatchers("/admin/v1/**")
                                .hasAuthority(ADMINISTRATOR)
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint(unauthenticated(answers))
                        .accessDeniedHandler(denied(answers)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated(answers))
                        .accessDeniedHandler(denied(answers)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // the pages of the admin center ask with their session; nobody is signed in here
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(crossSiteTokens)
                        .requireCsrfProtectionMatcher(AccessRules::trustsACookie))
                .addFilterBefore(new RefuseOtherSites(answers), CsrfFilter.class)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** A browser sends it along whoever's page makes the request, so the page has to prove itself. */
    private static boolean trustsACookie(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && Sessions.names(request) && !hasToken(request);
    }

    /** Credentials of another kind, as a proxy may ask for, are nothing here. */
    private static boolean hasToken(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    }

    private static JwtAuthenticationConverter roles() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(AccessRules::authorities);
        return converter;
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                        .toList();
    }

    private static AuthenticationEntryPoint unauthenticated(ErrorAnswers answers) {
        return (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"footbridge\", error=\"invalid_token\"");
            answers.write(
                    request,
                    response,
                    401,
                    "InvalidAuthenticationToken",
                    "The access token is missing, has expired or is not valid here.",
                    "Get a token from POST /{tenant}/oauth2/v2.0/token and send it as \"Authorization: Bearer …\".");
        };
    }

    private static AccessDeniedHandler denied(ErrorAnswers answers) {
        return (request, response, failure) -> {
            boolean forged = failure instanceof CsrfException;
            answers.write(
                    request,
                    response,
                    403,
                    forged ? "CrossSiteRequest" : "Authorization_RequestDenied",
                    forged
                            ? "The request has a session, but not the token of a page of the admin center."
                            : "Your role does not allow " + request.getMethod() + " " + request.getRequestURI() + ".",
                    forged
                            ? "Load the page again; programs use a token instead of a session."
                            : "A higher role is needed: reader reads, operator runs and approves, administrator configures,"
                                    + " provider makes tenants.");
        };
    }
}
