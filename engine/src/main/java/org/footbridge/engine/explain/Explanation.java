package org.footbridge.engine.explain;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.projection.Projection;

/**
 * Why an object is, or is not, synchronised.
 *
 * @param conclusion what the rules make of the object
 * @param code of the reason that decided; empty when the object is to be synchronised
 * @param detail the same for people
 * @param reasons every rule that was looked at, in order
 */
public record Explanation(
        ObjectGuid guid,
        String objectClass,
        String distinguishedName,
        Conclusion conclusion,
        String code,
        String detail,
        List<Reason> reasons) {

    public enum Conclusion {
        SYNCHRONISED,
        NOT_SYNCHRONISED,
        /** Whatever is in the tenant directory stays as it is, and nothing is made. */
        LEFT_ALONE,
        /** Ought to be synchronised but cannot. */
        FAILED;

        static Conclusion of(Projection projection) {
            return switch (projection) {
                case Projection.Projected projected -> SYNCHRONISED;
                case Projection.Skipped skipped -> NOT_SYNCHRONISED;
                case Projection.LeftAlone alone -> LEFT_ALONE;
                case Projection.Rejected rejected -> FAILED;
            };
        }
    }

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /** The same with what a plan made for the object by itself says; a plan that fails is the conclusion then. */
    public Explanation planned(PlanStep step) {
        List<Reason> all = new ArrayList<>(reasons);
        all.addAll(ExplainPlan.reasons(step));
        return conclusion == Conclusion.SYNCHRONISED && step instanceof PlanStep.Fail fail
                ? new Explanation(
                        guid,
                        objectClass,
                        distinguishedName,
                        Conclusion.FAILED,
                        fail.failure().code(),
                        fail.failure().message() + " " + fail.failure().nextStep(),
                        all)
                : new Explanation(guid, objectClass, distinguishedName, conclusion, code, detail, all);
    }

    /** The same with more reasons, which change nothing about the conclusion. */
    public Explanation with(List<Reason> more) {
        List<Reason> all = new ArrayList<>(reasons);
        all.addAll(more);
        return new Explanation(guid, objectClass, distinguishedName, conclusion, code, detail, all);
    }
}
