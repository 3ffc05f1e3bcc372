package org.footbridge.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of domain controllers while the program runs: the one that answered last is kept, one that failed is
 * set aside for a while, so that a half-dead one does not cost a time-out per request. Thread-safe.
 */
final class KnownControllers {
    static final Duration SET_ASIDE = Duration.ofSeconds(60);

    private final LongSupplier nanos;
    private final Map<String, Long> asideUntil = new HashMap<>();
    private final Map<String, ObjectGuid> databases = new HashMap<>();
    private @Nullable String last;

    KnownControllers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** In the order to be tried: the one that answered last, the others, at the end those set aside. */
    synchronized List<String> inOrder(List<String> hosts) {
        List<String> ordered = new ArrayList<>();
        List<String> aside = new ArrayList<>();
        for (String host : hosts) {
            if (isAside(host)) {
                aside.add(host);
            } else if (host.equals(last)) {
                ordered.addFirst(host);
            } else {
                ordered.add(host);
            }
        }
        aside.sort(Comparator.comparing(asideUntil::get));
        ordered.addAll(aside);
        return ordered;
    }

    /** Whether it failed a short time ago. */
    synchronized boolean isAside(String host) {
        Long until = asideUntil.get(host);
        return until != null && until - nanos.getAsLong() > 0;
    }

    synchronized void answered(String host) {
        asideUntil.remove(host);
        last = host;
    }

    synchronized boolean isLast(String host) {
        return host.equals(last);
    }

    synchronized void failed(String host) {
        asideUntil.put(host, nanos.getAsLong() + SET_ASIDE.toNanos());
    }

    synchronized void hasDatabase(String host, ObjectGuid invocationId) {
        databases.put(host, invocationId);
    }

    /** The host that had this database when it was last asked. */
    synchronized Optional<String> having(ObjectGuid invocationId, List<String> hosts) {
        return hosts.stream()
                .filter(host -> invocationId.equals(databases.get(host)))
                .findFirst();
    }

    synchronized boolean knowsDatabaseOf(String host) {
        return databases.containsKey(host);
    }
}
