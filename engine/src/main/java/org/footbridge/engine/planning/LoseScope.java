package org.footbridge.engine.planning;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;

/** Does with the targets of source objects that left the scope what the configuration has chosen for them. */
public final class LoseScope {
    /** A user stays, disabled. */
    public static final String DISABLED = "OutOfScopeDisabled";
    /** An object stays as it is. */
    public static final String KEPT = "OutOfScopeKept";

    private static final String ENABLED = "accountEnabled";

    private LoseScope() {}

    /**
     * The plan with other steps in the place of such soft-deletes.
     *
     * @param view for which the plan was made
     * @param elsewhere sources that go on in another configuration: their steps stay
     */
    public static Plan heed(ScopeLoss choice, Plan plan, DirectoryView view, Predicate<ObjectGuid> elsewhere) {
        if (choice == ScopeLoss.SOFT_DELETE) {
            return plan;
        }
        List<PlanStep> steps = plan.steps().stream()
                .map(step -> step instanceof PlanStep.SoftDelete delete
                                && delete.reason().isScopeLoss()
                                && !elsewhere.test(delete.guid())
                        ? instead(choice, delete, view)
                        : step)
                .toList();
        return new Plan(steps);
    }

    private static PlanStep instead(ScopeLoss choice, PlanStep.SoftDelete delete, DirectoryView view) {
        Optional<DirectoryObject> user = view.target(delete.guid())
                .filter(target -> choice == ScopeLoss.DISABLE && target.kind() == TargetKind.USER);
        boolean forget = delete.reason() == DeleteReason.OUT_OF_SCOPE;
        if (user.isEmpty()) {
            return new PlanStep.Skip(
                    delete.guid(), KEPT, "It is not in scope any more, and stays as it is as was chosen.", forget);
        }
        Optional<PropertyValue> enabled =
                Optional.ofNullable(user.get().properties().get(ENABLED));
        PropertyValue disabled = new PropertyValue.Flag(false);
        if (enabled.filter(disabled::equals).isPresent()) {
            return new PlanStep.Skip(
                    delete.guid(), DISABLED, "It is not in scope any more, and stays disabled as was chosen.", forget);
        }
        return new PlanStep.Disable(
                delete.guid(),
                delete.id(),
                delete.reason(),
                List.of(new PropertyChange(ENABLED, enabled, Optional.of(disabled))));
    }
}
