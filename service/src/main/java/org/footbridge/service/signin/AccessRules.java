package org.footbridge.service.signin;

import jakarta.servlet.DispatcherType;
import java.util.Collection;
import java.util.List;
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
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may do what, in one list; what is not listed is refused. */
@Configuration(proxyBeanMethods = false)
class AccessRules {
    private static final String READER = "Directory.Read.All";
    private static final String ADMINISTRATOR = "administrator";
    private static final String OPERATOR = "operator";
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    SecurityFilterChain access(HttpSecurity security, ErrorAnswers answers) {
        return security.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                // no token yet, or none needed: these hold no tenant's data, or check for themselves
                                .requestMatchers(
                                        "/*/oauth2/v2.0/token",
                                        "/*/v2.0/.well-known/openid-configuration",
                                        "/*/discovery/v2.0/keys",
                                        "/agents/register",
                                        "/actuator/health",
                                        "/actuator/health/liveness",
                                        "/actuator/health/readiness")
                                .permitAll()
                                // only pages; the portal's own connector is checked in its package
                                .requestMatchers(HttpMethod.GET, "/", "/portal/**", "/assets/**")
                                .permitAll()
                                // what editors complete configurations by
                                .requestMatchers(HttpMethod.GET, "/schemas/configuration.json")
                                .permitAll()
                                // says what saving would come to, and saves nothing
                                .requestMatchers(HttpMethod.POST, "/admin/v1/configurations/*/check")
                                .hasAuthority(READER)
                                // tries an expression out and changes nothing
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/v1.0/servicePrincipals/*/synchronization/jobs/*/schema/parseExpression",
                                        "/beta/servicePrincipals/*/synchronization/jobs/*/schema/parseExpression")
                                .hasAuthority(READER)
                                .requestMatchers(HttpMethod.GET, "/v1.0/**", "/beta/**")
                                .hasAuthority(READER)
                                .requestMatchers("/v1.0/**", "/beta/**")
                                .hasAuthority(ADMINISTRATOR)
                                // nobody who may only read may try passwords
                                .requestMatchers(HttpMethod.POST, "/signin/v1/check")
                                .hasAuthority(ADMINISTRATOR)
                                .requestMatchers("/admin/v1/tenants/**", "/actuator/**")
                                .hasAuthority(OPERATOR)
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
                // nothing here trusts a cookie
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
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
        return (request, response, failure) -> answers.write(
                request,
                response,
                403,
                "Authorization_RequestDenied",
                "The client's role does not allow " + request.getMethod() + " " + request.getRequestURI() + ".",
                "Use a client with a higher role: reader reads, administrator configures, operator makes tenants.");
    }
}
