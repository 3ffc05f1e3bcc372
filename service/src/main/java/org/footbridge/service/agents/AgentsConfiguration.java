package org.footbridge.service.agents;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Settings, and the one door that is open without a bearer token: the one-time token is what opens it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentsProperties.class)
class AgentsConfiguration {
    @Bean
    @Order(0)
    SecurityFilterChain registrationOfAgents(HttpSecurity http) throws Exception {
        return http.securityMatcher("/agents/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
