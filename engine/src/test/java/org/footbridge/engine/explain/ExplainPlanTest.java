package org.footbridge.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.NOW;
import static org.footbridge.engine.Samples.RULES;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.Samples.projected;
import static org.footbridge.engine.Samples.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.planning.DeleteReason;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.Holder;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.planning.PropertyChange;
import org.junit.jupiter.api.Test;

class ExplainPlanTest {

    private static final PropertyChange TITLE =
            new PropertyChange("jobTitle", Optional.empty(), Optional.of(new PropertyValue.Text("Baker")));
    private static final HeldValue HELD = new HeldValue(
            new MatchKey("proxyAddresses", "a@fabrikam.example"), "smtp:A@fabrikam.example", new Holder.Present(id(9)));

    private static Reason plan(PlanStep step) {
        return ExplainPlan.reasons(step).getFirst();
    }

    @Test
    void aPlanSaysWhatWouldBeDone() {
        assertThat(plan(new PlanStep.Create(guid(1), projected(user(1)).desired(), List.of()))
                        .name())
                .isEqualTo("create");
        assertThat(plan(new PlanStep.Update(guid(1), id(1), List.of(TITLE), List.of())))
                .returns("update", Reason::name)
                .returns("The linked object would be changed: jobTitle.", Reason::detail)
                .returns(List.of(new Input("target", List.of(id(1).toString()), false)), Reason::inputs);
        assertThat(plan(new PlanStep.Restore(guid(1), id(1), List.of(), List.of()))
                        .name())
                .isEqualTo("restore");
        assertThat(plan(new PlanStep.SoftDelete(guid(1), id(1), DeleteReason.OUT_OF_SCOPE))
                        .name())
                .isEqualTo("delete");
        assertThat(plan(new PlanStep.Unchanged(guid(1), id(1), List.of())))
                .returns("none", Reason::name)
                .returns(Verdict.GIVES_NOTHING, Reason::verdict);
        assertThat(plan(new PlanStep.Skip(guid(1), "OutOfScope", "why", true)).name())
                .isEqualTo("none");
    }

    @Test
    void aFailureIsToldWithItsNextStep() {
        Failure failure = new Failure("AnchorChanged", "", "", "The anchor changed.", "Put it back.", false);
        assertThat(plan(new PlanStep.Fail(guid(1), Optional.of(id(1)), failure)))
                .returns(Verdict.FAILS, Reason::verdict)
                .returns("AnchorChanged", Reason::code)
                .returns("The anchor changed. Put it back.", Reason::detail);
    }

    @Test
    void aPlanThatFailsIsTheConclusion() {
        Explanation meets = new Explain(RULES, NOW, Map.of()).explain(user(1).build());
        Failure failure = new Failure("InvalidSoftMatch", "", "", "Its name is taken.", "Change it.", true);
        Explanation fails = meets.planned(new PlanStep.Fail(guid(1), Optional.empty(), failure));
        assertThat(meets.conclusion()).isEqualTo(Explanation.Conclusion.SYNCHRONISED);
        assertThat(fails)
                .returns(Explanation.Conclusion.FAILED, Explanation::conclusion)
                .returns("InvalidSoftMatch", Explanation::code);
        assertThat(fails.reasons()).hasSize(meets.reasons().size() + 1);
        assertThat(meets.planned(new PlanStep.Unchanged(guid(1), id(1), List.of()))
                        .conclusion())
                .isEqualTo(Explanation.Conclusion.SYNCHRONISED);
    }

    @Test
    void valuesThatAreHeldNameTheirHolder() {
        List<Reason> reasons = ExplainPlan.reasons(new PlanStep.Update(guid(1), id(1), List.of(TITLE), List.of(HELD)));
        assertThat(reasons).hasSize(2);
        assertThat(reasons.getLast())
                .returns(Rule.HELD, Reason::rule)
                .returns("proxyAddresses", Reason::name)
                .returns("PropertyConflict", Reason::code)
                .returns(List.of(new Input("holder", List.of(id(9).toString()), false)), Reason::inputs);
        assertThat(reasons.getLast().detail()).contains("smtp:A@fabrikam.example");
    }
}
