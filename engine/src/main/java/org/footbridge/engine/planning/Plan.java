package org.footbridge.engine.planning;

import java.util.List;

/** One step for each projection, ordered by the objectGUID of the source. */
public record Plan(List<PlanStep> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }
}
