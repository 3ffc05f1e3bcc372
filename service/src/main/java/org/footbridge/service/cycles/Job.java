package org.footbridge.service.cycles;

import java.util.Optional;

/**
 * What a cycle finds when it begins.
 *
 * @param replanBy the last request after which everything is to be planned again
 * @param request the last request; what was asked for until then is settled by the cycle
 * @param answered the last request that is answered by a cycle; a plan answers none but its own
 * @param triedAgain there are failures whose time has come to be tried again
 * @param newlyLinked an earlier cycle took objects over and did not come to their references
 * @param reconcile what is asked for, once: it is not tried again when the cycle fails
 * @param timeAlone nothing was asked for: the moment has come at which an account expires
 */
record Job(
        boolean fullRequested,
        boolean replanRequested,
        boolean readRequested,
        long replanBy,
        long request,
        long answered,
        boolean triedAgain,
        boolean newlyLinked,
        Optional<ReconcileRequest> reconcile,
        boolean timeAlone) {
    /**
     * With other rules everything is planned again.
     *
     * @param readAgain they need what was never read: everything is
     * @param reads what was to be read was not read yet
     */
    Job withOtherRules(boolean readAgain, boolean reads) {
        return with(readAgain || (reads && fullRequested), true, reads, Optional.empty(), false);
    }

    /** The same cycle, without comparing anything. */
    Job withoutReconciling() {
        return with(fullRequested, replanRequested, readRequested, Optional.empty(), timeAlone);
    }

    /** What is new is read. */
    Job reading() {
        return with(fullRequested, replanRequested, true, reconcile, false);
    }

    /** Nothing is to be read, unless somebody asked for that meanwhile. */
    Job forTimeAlone() {
        return with(fullRequested, replanRequested, readRequested, reconcile, !fullRequested && !readRequested);
    }

    private Job with(
            boolean full, boolean replan, boolean read, Optional<ReconcileRequest> compared, boolean onlyForTime) {
        return new Job(full, replan, read, replanBy, request, answered, triedAgain, newlyLinked, compared, onlyForTime);
    }
}
