package org.footbridge.engine.planning;

import java.util.Optional;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Skipped;

/**
 * Heeds what may be done to objects of a class. To take over or bring back an object that is there is an update of it.
 */
final class SwitchedOff {

    static final String CREATES = "CreatesSwitchedOff";
    static final String UPDATES = "UpdatesSwitchedOff";
    static final String DELETES = "DeletesSwitchedOff";

    private SwitchedOff() {}

    /** The step when what the candidate is about to do may not be done. */
    static Optional<PlanStep> instead(Candidate candidate) {
        if (candidate.target().isEmpty()) {
            return candidate.desired().flows().contains(ObjectFlow.ADD)
                    ? Optional.empty()
                    : Optional.of(skip(candidate, CREATES, "would be created, but no objects of its class are"));
        }
        if (candidate.desired().flows().contains(ObjectFlow.UPDATE)
                || candidate.step(candidate.waited()) instanceof PlanStep.Unchanged) {
            return Optional.empty();
        }
        return Optional.of(skip(candidate, UPDATES, "would be updated, but objects of its class are not"));
    }

    /**
     * What becomes of the target of a source object that is not to be synchronised. One that an administrator has taken
     * back, so that it is not synchronised any more, is not ours to delete.
     */
    static PlanStep skipped(Skipped skipped, Optional<DirectoryObject> target) {
        boolean forget = skipped.cause() == Projection.Cause.OUT_OF_SCOPE;
        Optional<DirectoryObject> living = target.filter(object -> !object.deleted() && object.synced());
        if (living.isEmpty()) {
            return new PlanStep.Skip(skipped.guid(), skipped.code(), skipped.detail(), forget);
        }
        return skipped.flows().contains(ObjectFlow.DELETE)
                ? new PlanStep.SoftDelete(skipped.guid(), living.get().id(), reason(skipped.cause()))
                : new PlanStep.Skip(
                        skipped.guid(),
                        DELETES,
                        skipped.detail() + " It would be deleted, but objects of its class are not.",
                        forget);
    }

    private static PlanStep skip(Candidate candidate, String code, String detail) {
        return new PlanStep.Skip(
                candidate.guid(), code, candidate.source().distinguishedName() + " " + detail + ".", false);
    }

    private static DeleteReason reason(Projection.Cause cause) {
        return switch (cause) {
            case DELETED -> DeleteReason.DELETED;
            case ABSENT -> DeleteReason.ABSENT;
            case OUT_OF_SCOPE -> DeleteReason.OUT_OF_SCOPE;
            case FILTERED -> DeleteReason.FILTERED;
            case EXCLUDED -> DeleteReason.EXCLUDED;
        };
    }
}
