package org.footbridge.service.portal.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages. Once a second each tenant that has some is looked at, with one statement however many they are, and they are
 * told the kinds of things that have moved; what they may see of it they ask for themselves. A stream ends after some minutes,
 * and the browser opens another: whose session is over is told so then.
 */
@Component
class LiveStreams {
    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_OF_PERSON = 12;
    private static final String KINDS = "agents configurations cycles held jobs objects plans";
    /** So that proxies keep the connection, and a page that is gone is noticed. */
    private static final int SILENT_LOOKS = 15;

    private final WatchTenant watch;
    private volatile boolean closed;
    private final Map<TenantId, Followers> tenants = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("live-pages").factory());

    LiveStreams(WatchTenant watch) {
        this.watch = watch;
        // what fails is told by look itself
        var _ = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private static final class Followers {
        private final List<Follower> streams = new CopyOnWriteArrayList<>();
        private volatile Map<String, String> seen = Map.of();
        private volatile int silent;
    }

    /** A page; it is told everything at first: it may have been made before the last look. */
    private static final class Follower {
        private final UUID person;
        private final SseEmitter stream = new SseEmitter(LONGEST.toMillis());
        private volatile boolean fresh = true;

        private Follower(UUID person) {
            this.person = person;
        }

        /** False: it is gone. */
        private boolean tell(String moved, boolean all) {
            String told = fresh ? KINDS : moved;
            if (told.isEmpty() && !all) {
                return true;
            }
            fresh = false;
            try {
                stream.send(
                        told.isEmpty()
                                ? SseEmitter.event().comment("still here")
                                : SseEmitter.event().name("moved").data(told));
                return true;
            } catch (IOException | IllegalStateException gone) {
                return false;
            }
        }
    }

    /** The oldest of somebody who has many gives way. */
    SseEmitter open(TenantId tenant, UUID person) {
        Followers followers = tenants.computeIfAbsent(tenant, _ -> new Followers());
        Follower follower = new Follower(person);
        Runnable gone = () -> followers.streams.remove(follower);
        follower.stream.onCompletion(gone);
        follower.stream.onTimeout(follower.stream::complete);
        follower.stream.onError(_ -> gone.run());
        List<Follower> own = followers.streams.stream()
                .filter(other -> other.person.equals(person))
                .toList();
        if (closed) {
            follower.stream.complete();
            return follower.stream;
        }
        if (own.size() >= MOST_OF_PERSON) {
            own.getFirst().stream.complete();
        }
        followers.streams.add(follower);
        return follower.stream;
    }

    private void look() {
        tenants.forEach((tenant, followers) -> {
            if (followers.streams.isEmpty()) {
                // forgotten, so that the next page begins with what is then
                followers.seen = Map.of();
                return;
            }
            try {
                tell(followers, watch.state(tenant));
            } catch (RuntimeException e) {
                log.atDebug().addKeyValue("tenant", tenant).setCause(e).log("the tenant cannot be looked at");
            }
        });
    }

    private static void tell(Followers followers, Map<String, String> now) {
        Map<String, String> before = followers.seen;
        followers.seen = now;
        String moved = before.isEmpty()
                ? ""
                : now.keySet().stream()
                        .filter(kind -> !Objects.equals(now.get(kind), before.get(kind)))
                        .sorted()
                        .collect(Collectors.joining(" "));
        followers.silent = moved.isEmpty() ? followers.silent + 1 : 0;
        boolean all = !moved.isEmpty() || followers.silent % SILENT_LOOKS == 0;
        followers.streams.removeIf(follower -> !follower.tell(moved, all));
    }

    /** Before the web server waits for requests that do not end by themselves. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        clock.shutdownNow();
        tenants.values().forEach(followers -> followers.streams.forEach(follower -> follower.stream.complete()));
    }
}
