package org.footbridge.engine.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When an object that failed is tried again though nothing about it has changed: 6, 12 and 24 hours after it failed first,
 * then each day until day 28. What failed through a fault of the service is tried after 40 minutes; what waits for others in
 * the tenant, in each cycle.
 */
public final class RetryTimes {
    private static final Duration SERVICE_FAULT = Duration.ofMinutes(40);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LAST = Duration.ofDays(28);

    private static final Set<String> SERVICE_FAULTS =
            Set.of("InternalError", "InternalServerError", "Timeout", "WebExceptionProtocolError");

    /**
     * The reason may go away though nothing changes in the directory: it is on the side of the tenant, in another directory,
     * or in the rights of the agents' account.
     */
    private static final Set<String> IN_EACH_CYCLE = Set.of(
            "AttributeValueMustBeUnique",
            "DuplicateProxyAddress",
            "DuplicateSourceAnchor",
            "DuplicateTargetEntries",
            "DuplicateUserPrincipalName",
            "ExistingAdminRoleConflict",
            "InvalidHardMatch",
            "InvalidSoftMatch",
            "NoFreeValue",
            "ObjectNotRead",
            "ObjectTypeMismatch",
            "PlaceUnknown");

    private RetryTimes() {}

    /**
     * The next time; empty: by itself not any more.
     *
     * @param code of the failure
     * @param first when it failed for this reason for the first time
     * @param now when it failed last
     */
    public static Optional<Instant> next(String code, Instant first, Instant now) {
        if (IN_EACH_CYCLE.contains(code)) {
            return Optional.of(now);
        }
        if (SERVICE_FAULTS.contains(code)) {
            return Optional.of(now.plus(SERVICE_FAULT));
        }
        Duration since = Duration.between(first, now);
        Duration next = Duration.ofHours(6);
        while (next.compareTo(since) <= 0) {
            next = next.compareTo(DAY) < 0 ? next.multipliedBy(2) : next.plus(DAY);
        }
        return next.compareTo(LAST) <= 0 ? Optional.of(first.plus(next)) : Optional.empty();
    }
}
