package org.footbridge.engine.health;

import java.util.Optional;
import java.util.Set;

/** What a cycle says about the quarantine of its job. */
public sealed interface Judgement {
    /** It belongs there. */
    record Impose(QuarantineReason reason) implements Judgement {}

    /** It does not belong there any more. */
    record Lift() implements Judgement {}

    /** Nobody can say: a job in quarantine stays there, another stays outside. */
    record Leave() implements Judgement {}

    /** Codes of a cycle's failure that trying again soon makes no better, and may make worse: accounts get locked. */
    Set<String> AT_ONCE = Set.of(
            "DirectoryCredentialsRefused",
            "CredentialsUnreadable",
            "DirectoryAnswerUnexpected",
            "RelayVersionUnsupported");

    /** How a cycle went. */
    enum Ending {
        /** it was carried through, whether objects failed or not */
        DONE,
        /** deletes are held; all else was done */
        DELETES_HELD,
        /** nothing was planned before somebody has decided something */
        HELD,
        /** it was not carried through */
        FAILED
    }

    /**
     * Who was put there by hand stays there until it is let out by hand, whatever happens meanwhile.
     *
     * @param code of the cycle's failure; empty when it has none
     * @param spoke the directory was asked something, and answered when the cycle did not fail
     */
    static Judgement of(
            Optional<QuarantineReason> before, Ending ending, String code, boolean spoke, FailureFigures figures) {
        if (before.filter(QuarantineReason.ON_DEMAND::equals).isPresent()) {
            return new Leave();
        }
        if (ending == Ending.FAILED) {
            return AT_ONCE.contains(code) ? new Impose(QuarantineReason.EXCEPTION) : new Leave();
        }
        Optional<QuarantineReason> byFigures = figures.judge();
        if (byFigures.isPresent()) {
            return new Impose(byFigures.get());
        }
        boolean stays = before.filter(reason -> staysIn(reason, spoke, figures)).isPresent();
        return switch (ending) {
            case DELETES_HELD -> stays ? new Leave() : new Impose(QuarantineReason.TOO_MANY_DELETES);
            case HELD -> stays ? new Leave() : new Impose(QuarantineReason.UNKNOWN);
            case DONE, FAILED -> stays ? new Leave() : new Lift();
        };
    }

    private static boolean staysIn(QuarantineReason reason, boolean spoke, FailureFigures figures) {
        return switch (reason) {
            case BASE_THRESHOLD, TOTAL_THRESHOLD, PROPORTION_THRESHOLD -> !figures.areFew();
            case EXCEPTION -> !spoke;
            case ON_DEMAND -> true;
            case TOO_MANY_DELETES, UNKNOWN -> false;
        };
    }
}
