package org.footbridge.service.signin;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.service.tenants.Clients;
import org.springframework.stereotype.Component;

/** Whether the client of a token still exists, asked of the database at most every 30 seconds for each client. */
@Component
class KnownClients {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private record Answer(boolean exists, long at) {}

    private final Clients clients;
    private final Map<Caller, Answer> answers = new ConcurrentHashMap<>();

    KnownClients(Clients clients) {
        this.clients = clients;
    }

    boolean exists(Caller caller) {
        long now = System.nanoTime();
        Answer known = answers.get(caller);
        if (known != null && now - known.at < FRESH.toNanos()) {
            return known.exists;
        }
        boolean exists = clients.find(caller.tenant(), caller.id()).isPresent();
        if (answers.size() >= MOST) {
            answers.clear();
        }
        answers.put(caller, new Answer(exists, now));
        return exists;
    }
}
