package org.footbridge.service.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who a session is of. It holds two ids only; what they may do is looked up with each request. A session ends half an hour after
 * the last thing that somebody did, which what a page does by itself is not, and twelve hours after it began.
 */
@Component
public class Sessions implements SecurityContextRepository {
    /** Name of the cookie. */
    public static final String COOKIE = "footbridge-session";

    /** Header of requests that a page makes by itself, to show what is new. */
    public static final String BY_ITSELF = "X-By-Itself";

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    /** What is noted need not be exact to the second. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private static final String TENANT = "tenant";
    private static final String PERSON = "administrator";
    private static final String LAST_ACT = "lastAct";
    private static final String LOADED = Sessions.class.getName();
    /** The stream of a page, whose header a browser does not let a page choose. */
    private static final String STREAM = "/portal/live";

    private final People people;
    private final Clock clock;

    Sessions(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Whether the request names a session, known or not. */
    public static boolean names(HttpServletRequest request) {
        if (request.getCookies() == null) {
            return false;
        }
        for (jakarta.servlet.http.Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(COOKIE)) {
                return true;
            }
        }
        return false;
    }

    /** Who the session of the request is of; empty when it has none, or when that has ended. */
    public Optional<SignedIn> of(HttpServletRequest request) {
        if (!names(request)) {
            return Optional.empty();
        }
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(TENANT) instanceof String tenant)) {
            return Optional.empty();
        }
        if (!isAlive(session, request)) {
            session.invalidate();
            return Optional.empty();
        }
        return people.find(
                new TenantId(UUID.fromString(tenant)), UUID.fromString(String.valueOf(session.getAttribute(PERSON))));
    }

    private boolean isAlive(HttpSession session, HttpServletRequest request) {
        Instant now = clock.instant();
        Instant acted = session.getAttribute(LAST_ACT) instanceof Long at ? Instant.ofEpochSecond(at) : Instant.EPOCH;
        boolean alive = acted.plus(IDLE).isAfter(now)
                && Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isAfter(now);
        if (alive && !byItself(request) && acted.plus(GRAIN).isBefore(now)) {
            session.setAttribute(LAST_ACT, now.getEpochSecond());
        }
        return alive;
    }

    /** Whether a page makes the request without anybody doing anything. */
    static boolean byItself(HttpServletRequest request) {
        return request.getHeader(BY_ITSELF) != null || request.getRequestURI().equals(STREAM);
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public org.springframework.security.core.context.DeferredSecurityContext loadDeferredContext(
            HttpServletRequest request) {
        return new Deferred(() -> load(request));
    }

    private SecurityContext load(HttpServletRequest request) {
        if (request.getAttribute(LOADED) instanceof SecurityContext known) {
            return known;
        }
        SecurityContext context = of(request)
                .<SecurityContext>map(person -> new SecurityContextImpl(authentication(person)))
                .orElseGet(SecurityContextHolder::createEmptyContext);
        request.setAttribute(LOADED, context);
        return context;
    }

    /** As the rules of access see the person. */
    public static Authentication authentication(SignedIn person) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(person.authorities()));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication by = context.getAuthentication();
        if (by != null && by.getPrincipal() instanceof SignedIn person) {
            HttpSession session = request.getSession(true);
            session.setAttribute(TENANT, person.tenant().toString());
            session.setAttribute(PERSON, person.id().toString());
            session.setAttribute(LAST_ACT, clock.instant().getEpochSecond());
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.getName());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return of(request).isPresent();
    }

    /** Asks for the session only when somebody wants to know. */
    private static final class Deferred implements org.springframework.security.core.context.DeferredSecurityContext {
        private final java.util.function.Supplier<SecurityContext> source;
        private @Nullable SecurityContext loaded;

        Deferred(java.util.function.Supplier<SecurityContext> source) {
            this.source = source;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = loaded;
            if (known == null) {
                known = source.get();
                loaded = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
