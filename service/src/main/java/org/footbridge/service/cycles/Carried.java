package org.footbridge.service.cycles;

import java.util.Optional;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.errors.ServiceFailure;

/**
 * What a cycle came to.
 *
 * @param ofPlan why the plan that the cycle was for was not made or applied
 * @param judged whether it says something about the job; a plan says nothing
 */
record Carried(End end, Optional<ServiceFailure> ofPlan, boolean judged) {
    static Carried of(End end) {
        return new Carried(end, Optional.empty(), true);
    }

    static Carried planned(Optional<ServiceFailure> failure) {
        return new Carried(new End(CycleState.SUCCEEDED, null, Optional.empty()), failure, false);
    }

    static Carried notApplied(CycleState state, ServiceFailure failure) {
        return new Carried(new End(state, failure, Optional.empty()), Optional.of(failure), false);
    }
}
