package org.footbridge.service.portal.live;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final int MOST_OF_TENANT = 200;
    /** So that proxies keep the connection, and a page that is gone is noticed. */
    private static final int SILENT_LOOKS = 15;

    private final WatchTenant watch;
    private final Map<TenantId, Followers> tenants = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("live-pages").factory());

    LiveStreams(WatchTenant watch) {
        this.watch = watch;
        // what fails is told by look itself
        var _ = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private static final class Followers {
        private final List<SseEmitter> streams = new CopyOnWriteArrayList<>();
        private volatile Map<String, String> seen = Map.of();
        private volatile int silent;
    }

    /** @throws ServiceFailure TooManyPages (429) */
    SseEmitter open(TenantId tenant) {
        Followers followers = tenants.computeIfAbsent(tenant, _ -> new Followers());
        if (followers.streams.size() >= MOST_OF_TENANT) {
            throw new ServiceFailure(
                    "TooManyPages",
                    429,
                    "More than " + MOST_OF_TENANT + " pages of this tenant are open.",
                    "Close some; pages can be loaded again all the same.");
        }
        SseEmitter stream = new SseEmitter(LONGEST.toMillis());
        Runnable gone = () -> followers.streams.remove(stream);
        stream.onCompletion(gone);
        stream.onTimeout(gone);
        stream.onError(_ -> gone.run());
        followers.streams.add(stream);
        return stream;
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
                : Stream.concat(now.keySet().stream(), before.keySet().stream())
                        .distinct()
                        .filter(kind -> !String.valueOf(now.get(kind)).equals(String.valueOf(before.get(kind))))
                        .sorted()
                        .collect(Collectors.joining(" "));
        followers.silent = moved.isEmpty() ? followers.silent + 1 : 0;
        boolean dumb = moved.isEmpty() && followers.silent % SILENT_LOOKS != 0;
        followers.streams.removeIf(stream -> !dumb && !reached(stream, moved));
    }

    private static boolean reached(SseEmitter stream, String moved) {
        try {
            stream.send(
                    moved.isEmpty()
                            ? SseEmitter.event().comment("still here")
                            : SseEmitter.event().name("moved").data(moved));
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
        tenants.values().forEach(followers -> followers.streams.forEach(SseEmitter::complete));
    }
}
