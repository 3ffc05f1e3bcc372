package org.footbridge.engine.health;

import java.util.Optional;

/**
 * What a job has to show, as counts of objects: the figures of Microsoft Entra provisioning, where each object counts as
 * the event of its last attempt.
 *
 * @param failed objects whose last attempt failed
 * @param failedReferences references that cannot be made because an object at their end failed
 * @param succeeded objects that are synchronised
 */
public record FailureFigures(long failed, long failedReferences, long succeeded) {
    public static final FailureFigures NONE = new FailureFigures(0, 0, 0);

    /** Below this many failures nothing is judged. */
    public static final long JUDGED_FROM = 5_000;

    private static final long MOST_FAILED = 40_000;
    private static final long MOST_IN_ALL = 60_000;
    private static final long PERCENT = 40;

    /** Why the job belongs into quarantine, if it does. */
    public Optional<QuarantineReason> judge() {
        if (failed + failedReferences >= MOST_IN_ALL) {
            return Optional.of(QuarantineReason.TOTAL_THRESHOLD);
        }
        if (failed < JUDGED_FROM) {
            return Optional.empty();
        }
        if (failed > MOST_FAILED) {
            return Optional.of(QuarantineReason.BASE_THRESHOLD);
        }
        return failed * 100 > PERCENT * (failed + succeeded)
                ? Optional.of(QuarantineReason.PROPORTION_THRESHOLD)
                : Optional.empty();
    }

    /** Too few failures to judge anything by. */
    public boolean areFew() {
        return failed < JUDGED_FROM && failed + failedReferences < MOST_IN_ALL;
    }
}
