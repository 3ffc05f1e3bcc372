package org.footbridge.benchmarks.language;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.Plan;
import org.footbridge.engine.planning.PlanObjects;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;

/**
 * Projects and plans a directory page by page, as a cycle does, without a database. Inventing the objects and the view
 * is not counted.
 */
final class MeasurePlan {
    private static final int PAGE = 1000;

    private final Project project = new Project(MeasuredRules.NOW);
    private final PlanObjects planObjects = new PlanObjects();
    private final InventStaged invent = new InventStaged();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the tenant directory holds when the plan is made. */
    enum Directory {
        EMPTY("all new"),
        SAME("nothing changed"),
        TENTH_CHANGED("one of ten changed");

        private final String text;

        Directory(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * @param seconds of projection and planning
     * @param steps by which the work is checked: as many as objects
     * @param firstPages bytes allocated per object in the first tenth of the pages after the first
     * @param lastPages the same for the last tenth
     * @param largestPage bytes allocated per object in the page that allocated most, of those after the first tenth
     */
    record Measured(
            Directory directory,
            int objects,
            double seconds,
            long steps,
            long firstPages,
            long lastPages,
            long largestPage) {
        double perSecond() {
            return objects / seconds;
        }
    }

    Measured run(Directory directory, int objects) {
        List<Long> allocated = new ArrayList<>();
        long nanos = 0;
        long steps = 0;
        for (int from = 0; from < objects; from += PAGE) {
            List<StagedObject> page = invent.page(from, Math.min(objects, from + PAGE));
            DirectoryView view = view(directory, page);
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            long began = System.nanoTime();
            List<Projection> projections = project.project(page, MeasuredRules.RULES);
            Plan plan = planObjects.plan(projections, view);
            nanos += System.nanoTime() - began;
            allocated.add((threads.getCurrentThreadAllocatedBytes() - bytesBefore) / page.size());
            steps += plan.steps().size();
        }
        int tenth = Math.max(1, allocated.size() / 10);
        return new Measured(
                directory,
                objects,
                nanos / 1e9,
                steps,
                mean(allocated.subList(0, tenth)),
                mean(allocated.subList(allocated.size() - tenth, allocated.size())),
                Collections.max(allocated.subList(Math.min(tenth, allocated.size() - 1), allocated.size())));
    }

    private DirectoryView view(Directory directory, List<StagedObject> page) {
        return switch (directory) {
            case EMPTY -> MeasuredRules.NOTHING;
            case SAME -> InventView.synchronisedBefore(project.project(page, MeasuredRules.RULES), 0);
            case TENTH_CHANGED -> InventView.synchronisedBefore(project.project(page, MeasuredRules.RULES), 10);
        };
    }

    private static long mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum() / values.size();
    }
}
