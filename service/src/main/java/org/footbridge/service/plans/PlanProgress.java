package org.footbridge.service.plans;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How far plans are that are being made: the database shows nothing of it before they are ready. In memory, of the replica
 * that makes them. Thread-safe.
 */
@Component
public class PlanProgress {
    private final Map<UUID, Made> byCycle = new ConcurrentHashMap<>();

    /**
     * A plan that is being made.
     *
     * @param phase of the cycle: {@code read}, {@code complete}, {@code plan}, {@code delete}, {@code links}
     * @param objects looked at so far
     */
    public record Made(UUID plan, String phase, long objects) {}

    public void begin(UUID cycle, UUID plan) {
        byCycle.put(cycle, new Made(plan, "read", 0));
    }

    public void phase(UUID cycle, String phase) {
        byCycle.computeIfPresent(cycle, (_, made) -> new Made(made.plan(), phase, made.objects()));
    }

    public void looked(UUID cycle, long objects) {
        byCycle.computeIfPresent(cycle, (_, made) -> new Made(made.plan(), made.phase(), made.objects() + objects));
    }

    public void end(UUID cycle) {
        byCycle.remove(cycle);
    }

    public Optional<Made> of(UUID plan) {
        return byCycle.values().stream()
                .filter(made -> made.plan().equals(plan))
                .findFirst();
    }
}
