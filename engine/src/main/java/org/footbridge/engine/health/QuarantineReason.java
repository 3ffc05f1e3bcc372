package org.footbridge.engine.health;

import java.util.stream.Stream;

/** Why a job is in quarantine, in the names of Microsoft Graph ({@code synchronizationQuarantine.reason}). */
public enum QuarantineReason {
    /** more objects fail than a job may have */
    BASE_THRESHOLD("EncounteredBaseEscrowThreshold"),
    /** the same, with references that fail */
    TOTAL_THRESHOLD("EncounteredTotalEscrowThreshold"),
    /** too large a part of the objects fails */
    PROPORTION_THRESHOLD("EncounteredEscrowProportionThreshold"),
    /** the directory refuses the account, or answers what nobody understands */
    EXCEPTION("EncounteredQuarantineException"),
    /** somebody put it there */
    ON_DEMAND("QuarantinedOnDemand"),
    /** deletes are held; everything else is done */
    TOO_MANY_DELETES("TooManyDeletes"),
    /** held for another reason, which the error of the quarantine names */
    UNKNOWN("Unknown");

    private final String graphName;

    QuarantineReason(String graphName) {
        this.graphName = graphName;
    }

    public String graphName() {
        return graphName;
    }

    /** @throws IllegalArgumentException there is no reason of that name */
    public static QuarantineReason named(String graphName) {
        return Stream.of(values())
                .filter(reason -> reason.graphName.equals(graphName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(graphName));
    }

    /** Follows from counts of failures. */
    public boolean byFigures() {
        return this == BASE_THRESHOLD || this == TOTAL_THRESHOLD || this == PROPORTION_THRESHOLD;
    }

    /** The job runs less and less often. Where everything else is done, or nothing but a decision is missing, it does not. */
    public boolean slows() {
        return byFigures() || this == EXCEPTION || this == ON_DEMAND;
    }
}
