package org.footbridge.engine.planning;

import java.util.List;
import org.footbridge.engine.projection.Projection;

/** Compares desired objects with the tenant directory. */
public final class PlanObjects {
    public Plan plan(List<Projection> projections, DirectoryView view) {
        if (projections.isEmpty()) {
            return new Plan(List.of());
        }
        throw new IllegalStateException("not yet: " + view.linked().size());
    }
}
