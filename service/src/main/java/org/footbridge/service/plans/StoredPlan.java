package org.footbridge.service.plans;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import tools.jackson.databind.JsonNode;

/**
 * A plan without its objects.
 *
 * @param configuration name of the configuration
 * @param number plans of all tenants are counted together; a later one has a higher number
 * @param change the definition that it was made for; empty: the one that was saved
 * @param version of the configuration then
 * @param mode of the configuration when it was made; empty before, and of plans of an earlier version
 * @param counts of objects, as in the account of a cycle; once it is ready
 * @param outcome how what was done compares with what it shows; once it was applied
 */
public record StoredPlan(
        UUID id,
        UUID configurationId,
        String configuration,
        long number,
        PlanState state,
        Optional<JsonNode> change,
        int version,
        Optional<ConfigurationMode> mode,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> readyAt,
        Optional<JsonNode> counts,
        Optional<PlanFailure> failure,
        Optional<String> appliedBy,
        Optional<Instant> appliedAt,
        Optional<UUID> appliedCycle,
        Optional<JsonNode> outcome) {

    /** Why it could not be made or applied. */
    public record PlanFailure(String code, String reason, String nextStep) {}
}
