package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.StoredPlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A plan as administrators see it; spelled as in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanView(
        UUID id,
        long number,
        String configuration,
        String state,
        int version,
        @Nullable String mode,
        @Nullable JsonNode change,
        String requestedBy,
        Instant requestedAt,
        @Nullable Progress progress,
        @Nullable Instant readyAt,
        @Nullable JsonNode counts,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt,
        @Nullable UUID appliedCycle,
        @Nullable JsonNode outcome,
        CycleView.@Nullable Failure error) {

    /** @param objects looked at so far */
    public record Progress(String phase, long objects) {}

    public static PlanView of(StoredPlan plan) {
        return of(plan, Optional.empty());
    }

    public static PlanView of(StoredPlan plan, Optional<PlanProgress.Made> made) {
        return new PlanView(
                plan.id(),
                plan.number(),
                plan.configuration(),
                plan.state().text(),
                plan.version(),
                plan.mode().map(ConfigurationMode::text).orElse(null),
                plan.change().orElse(null),
                plan.requestedBy(),
                plan.requestedAt(),
                made.map(far -> new Progress(far.phase(), far.objects())).orElse(null),
                plan.readyAt().orElse(null),
                plan.counts().orElse(null),
                plan.appliedBy().orElse(null),
                plan.appliedAt().orElse(null),
                plan.appliedCycle().orElse(null),
                plan.outcome().orElse(null),
                plan.failure()
                        .map(failure -> new CycleView.Failure(failure.code(), failure.reason(), failure.nextStep()))
                        .orElse(null));
    }
}
