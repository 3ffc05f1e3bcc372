package org.footbridge.service.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.footbridge.service.http.ErrorAnswers;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser says was asked by a page of another site changes nothing with a session of this one: besides the token of the
 * page, which a neighbour on the same host could plant. Programs do not send the header (Fetch Metadata, W3C).
 */
final class RefuseOtherSites extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final ErrorAnswers answers;

    RefuseOtherSites(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site) && !SAFE.contains(request.getMethod())) {
            answers.write(
                    request,
                    response,
                    403,
                    "CrossSiteRequest",
                    "A page of another site asked for this.",
                    "Do it on the pages of the admin center.");
            return;
        }
        chain.doFilter(request, response);
    }
}
