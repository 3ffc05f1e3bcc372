package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job fares, as administrators see it; spelled as in the API.
 *
 * @param status NotRun, Active, Paused or Quarantine
 * @param schedule Active, Paused (by hand) or Disabled (by the configuration, or after four weeks of quarantine)
 * @param nextRun when it runs next by itself; null: it does not
 * @param failuresInARow cycles that failed since one did not
 * @param failedObjects objects that fail, as {@code /errors} lists them
 * @param steadySince when everything was synchronised for the first time, and for the last
 */
public record JobView(
        String configuration,
        String status,
        String schedule,
        String interval,
        @Nullable Instant nextRun,
        long failuresInARow,
        long failedObjects,
        @Nullable Instant steadySince,
        @Nullable Instant steadyLast,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant pausedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant disabledAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Watched quarantine,
        @Nullable CycleView lastCycle) {

    /**
     * Of a job in quarantine.
     *
     * @param reason as in Microsoft Graph
     * @param since when it was put there
     * @param looked when it was looked at last and left there, and how often
     */
    public record Watched(
            String reason,
            Instant since,
            Instant looked,
            long times,
            Instant nextAttempt,
            CycleView.@Nullable Failure error) {}
}
