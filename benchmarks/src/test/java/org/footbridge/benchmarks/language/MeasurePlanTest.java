package org.footbridge.benchmarks.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.PlanObjects;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.junit.jupiter.api.Test;

class MeasurePlanTest {
    private static final int PAGE = 300;

    private final List<Projection> projections =
            new Project(MeasuredRules.NOW).project(new InventStaged().page(0, PAGE), MeasuredRules.RULES);

    @Test
    void everyInventedObjectIsCreatedInAnEmptyDirectory() {
        assertThat(plan(MeasuredRules.NOTHING)).hasSize(PAGE).allMatch(PlanStep.Create.class::isInstance);
    }

    @Test
    void aDirectoryThatWasSynchronisedBeforeHasNothingToDo() {
        assertThat(plan(InventView.synchronisedBefore(projections, 0)))
                .hasSize(PAGE)
                .allMatch(PlanStep.Unchanged.class::isInstance);
    }

    @Test
    void oneOfTenIsUpdatedWhenOneOfTenChanged() {
        assertThat(plan(InventView.synchronisedBefore(projections, 10)))
                .filteredOn(PlanStep.Update.class::isInstance)
                .hasSize(PAGE / 10);
    }

    @Test
    void allObjectsArePlannedAndTheirMemoryIsCounted() {
        MeasurePlan.Measured measured = new MeasurePlan().run(MeasurePlan.Directory.EMPTY, 2500);

        assertThat(measured.steps()).isEqualTo(2500);
        assertThat(measured.seconds()).isPositive();
        assertThat(measured.largestPage()).isPositive();
    }

    private List<PlanStep> plan(DirectoryView view) {
        return new PlanObjects().plan(projections, view).steps();
    }
}
