package org.footbridge.service.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent found when it looked at itself.
 *
 * @param subject "service", or the name of a directory
 * @param name short and stable, e.g. {@code tls}
 * @param status ok, warning or failed
 * @param nextStep null: nothing is to be done
 */
public record FoundCheck(
        String subject,
        String name,
        String status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextStep,
        Instant at) {}
