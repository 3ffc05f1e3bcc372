package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.Samples.synced;
import static org.footbridge.engine.Samples.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.PropertyValue.Flag;
import org.footbridge.engine.planning.PlanStep.Disable;
import org.footbridge.engine.planning.PlanStep.Skip;
import org.footbridge.engine.planning.PlanStep.SoftDelete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoseScopeTest {
    private static final DirectoryObject ANN = synced(id(1), user(1));

    private static PlanStep step(ScopeLoss choice, DeleteReason reason, DirectoryObject target) {
        return LoseScope.heed(
                        choice,
                        new Plan(List.of(new SoftDelete(guid(1), target.id(), reason))),
                        Views.of(Map.of(guid(1), target)),
                        guid -> false)
                .steps()
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource(ScopeLoss.class)
    void whatIsGoneIsDeletedWhateverWasChosen(ScopeLoss choice) {
        for (DeleteReason reason : List.of(DeleteReason.DELETED, DeleteReason.ABSENT)) {
            assertThat(step(choice, reason, ANN)).isEqualTo(new SoftDelete(guid(1), id(1), reason));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OUT_OF_SCOPE", "FILTERED", "EXCLUDED"})
    void aUserThatLeavesTheScopeIsDisabledOnce(DeleteReason reason) {
        PlanStep disabled = step(ScopeLoss.DISABLE, reason, ANN);
        assertThat(disabled).isInstanceOfSatisfying(Disable.class, step -> {
            assertThat(step.reason()).isEqualTo(reason);
            assertThat(step.changes()).singleElement().satisfies(change -> {
                assertThat(change.property()).isEqualTo("accountEnabled");
                assertThat(change.after()).isEqualTo(Optional.of(new Flag(false)));
            });
        });
        DirectoryObject after = new DirectoryObject(
                ANN.id(),
                ANN.kind(),
                ANN.anchor(),
                false,
                true,
                PropertyChange.apply(((Disable) disabled).changes(), ANN.properties()));
        assertThat(step(ScopeLoss.DISABLE, reason, after))
                .isInstanceOfSatisfying(
                        Skip.class, skip -> assertThat(skip.code()).isEqualTo(LoseScope.DISABLED));
    }

    @Test
    void whatCannotBeDisabledStays() {
        assertThat(step(ScopeLoss.DISABLE, DeleteReason.OUT_OF_SCOPE, synced(id(1), group(1))))
                .isInstanceOfSatisfying(Skip.class, skip -> {
                    assertThat(skip.code()).isEqualTo(LoseScope.KEPT);
                    assertThat(skip.forget()).isTrue();
                });
    }

    @Test
    void whatIsKeptStays() {
        assertThat(step(ScopeLoss.KEEP, DeleteReason.FILTERED, ANN)).isInstanceOfSatisfying(Skip.class, skip -> {
            assertThat(skip.code()).isEqualTo(LoseScope.KEPT);
            assertThat(skip.forget()).isFalse();
        });
    }

    @Test
    void whatGoesOnElsewhereIsNotTouchedHere() {
        Plan plan = new Plan(List.of(new SoftDelete(guid(1), id(1), DeleteReason.OUT_OF_SCOPE)));
        assertThat(LoseScope.heed(ScopeLoss.KEEP, plan, Views.of(Map.of(guid(1), ANN)), guid -> true))
                .isEqualTo(plan);
    }
}
