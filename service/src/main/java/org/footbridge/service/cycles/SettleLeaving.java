package org.footbridge.service.cycles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.planning.DeleteReason;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.LoseScope;
import org.footbridge.engine.planning.Plan;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.service.directory.FindHeirs;
import org.footbridge.service.directory.FindHeirs.Heir;
import org.springframework.stereotype.Component;

/**
 * Settles what becomes of objects that are not to be synchronised any more, the same for cycles, on demand and for whoever
 * asks why: another configuration goes on with them, or they go as the configuration has chosen.
 */
@Component
class SettleLeaving {
    private final FindHeirs findHeirs;

    SettleLeaving(FindHeirs findHeirs) {
        this.findHeirs = findHeirs;
    }

    /** @param heirs who goes on with objects; their steps are deletes all the same */
    record Settled(List<PlanStep> steps, Map<ObjectGuid, Heir> heirs) {
        Settled {
            steps = List.copyOf(steps);
            heirs = Map.copyOf(heirs);
        }
    }

    /** @param seen for which the plan was made */
    Settled settle(CycleContext context, Plan plan, DirectoryView seen) {
        Map<ObjectGuid, Heir> heirs = heirs(context, plan.steps());
        Plan settled = LoseScope.heed(context.definition().deletes().outOfScope(), plan, seen, heirs::containsKey);
        return new Settled(settled.steps(), heirs);
    }

    /** What the directory says is deleted is so for every configuration; all else may be in scope elsewhere. */
    private Map<ObjectGuid, Heir> heirs(CycleContext context, List<PlanStep> steps) {
        List<ObjectGuid> leaving = new ArrayList<>();
        for (PlanStep step : steps) {
            if (step instanceof PlanStep.SoftDelete delete && delete.reason() != DeleteReason.DELETED) {
                leaving.add(delete.guid());
            }
        }
        return findHeirs.of(context.staged(), leaving);
    }
}
