package org.footbridge.service.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.footbridge.service.http.ErrorAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Through the connector without TLS the host must be named as this machine, so that a page of another site that had its name
 * point to loopback learns nothing (DNS rebinding).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PortalGate extends OncePerRequestFilter {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final PortalDoor door;
    private final ErrorAnswers answers;

    PortalGate(PortalDoor door, ErrorAnswers answers) {
        this.door = door;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (door.isEntranceOf(request) && !OWN_NAMES.contains(request.getServerName())) {
            answers.write(
                    request,
                    response,
                    421,
                    "PortalNotOnLoopback",
                    "This entrance is for this machine only.",
                    "Open it as http://localhost:" + door.port() + "/, or use the HTTPS address.");
            return;
        }
        chain.doFilter(request, response);
    }
}
