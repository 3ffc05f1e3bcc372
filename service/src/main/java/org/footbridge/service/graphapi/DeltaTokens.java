package org.footbridge.service.graphapi;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Writes places into {@code $skiptoken} and {@code $deltatoken} and reads them, as long as they live. */
@Component
class DeltaTokens {
    /** As in Graph, for directory objects. */
    static final Duration LIFE = Duration.ofDays(7);

    private static final String NEXT_STEP = "Read everything again, from the address in the header Location.";

    private final PageTokens tokens;
    private final Clock clock;

    DeltaTokens(PageTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    String token(TenantId tenant, QueryOptions query, DeltaPlace place) {
        return tokens.signed(tenant, query, place.text());
    }

    /**
     * Where the token says.
     *
     * @throws ServiceFailure resyncRequired, syncStateNotFound (410)
     */
    DeltaPlace place(TenantId tenant, QueryOptions query, String token) {
        DeltaPlace place = tokens.verified(tenant, query, token)
                .flatMap(DeltaPlace::parse)
                .filter(read -> read instanceof DeltaPlace.End == query.has(QueryOptions.DELTA_TOKEN))
                .orElseThrow(() -> new ServiceFailure(
                        "syncStateNotFound",
                        410,
                        "The token is not one that was given for this query, or was cut or changed since.",
                        NEXT_STEP));
        if (place.since().plus(LIFE).isBefore(clock.instant())) {
            throw new ServiceFailure(
                    "resyncRequired",
                    410,
                    "The token is older than " + LIFE.toDays() + " days; what changed since is not kept so long.",
                    NEXT_STEP);
        }
        return place;
    }

    /** What the token tells of was taken back: a backup was restored. */
    static ServiceFailure takenBack() {
        return new ServiceFailure(
                "resyncRequired",
                410,
                "What was told up to this token is not what there is: the tenant directory was set back since.",
                NEXT_STEP);
    }

    /** The token that is given with a query; none: everything is read. */
    static Optional<String> given(QueryOptions query) {
        return Optional.ofNullable(query.text(QueryOptions.SKIP_TOKEN))
                .or(() -> Optional.ofNullable(query.text(QueryOptions.DELTA_TOKEN)));
    }
}
