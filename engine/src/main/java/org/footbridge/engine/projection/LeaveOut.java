package org.footbridge.engine.projection;

import java.util.Optional;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.projection.Projection.Cause;
import org.footbridge.engine.projection.Projection.LeftAlone;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.engine.projection.Projection.Skipped;
import org.footbridge.engine.scope.CompiledFilter;
import org.footbridge.engine.scope.CompiledFilter.Decision;
import org.footbridge.engine.scope.ContainerVerdict;
import org.footbridge.engine.scope.DefaultExclusion;

/**
 * Finds out why an object of a synchronised class is not to be synchronised, if so. Containers and groups are asked
 * first, because what they leave out comes without attributes; then the filter, then the default exclusions.
 */
final class LeaveOut {

    private LeaveOut() {}

    static Optional<Projection> reason(StagedObject object, ObjectMapping mapping, SyncRules rules) {
        return outsideContainers(object, rules)
                .or(() -> outsideGroups(object, rules))
                .or(() -> mapping.filter().flatMap(filter -> filtered(object, filter, mapping)))
                .or(() -> excluded(object, mapping.targetKind(), rules));
    }

    /** Where an object is must be known before it may be called in or out of scope. */
    private static Optional<Projection> outsideContainers(StagedObject object, SyncRules rules) {
        return switch (rules.scope().byContainers(object)) {
            case ContainerVerdict.PlaceUnknown unknown -> Optional.of(placeUnknown(object.guid()));
            case ContainerVerdict verdict when verdict.inScope() -> Optional.empty();
            case ContainerVerdict verdict ->
                Optional.of(outOfScope(object, "It is not in a container that this configuration synchronises."));
        };
    }

    private static Optional<Projection> outsideGroups(StagedObject object, SyncRules rules) {
        return rules.scope().byGroups(object).inScope()
                ? Optional.empty()
                : Optional.of(
                        outOfScope(object, "It is not a member of a group that this configuration synchronises."));
    }

    private static Projection outOfScope(StagedObject object, String detail) {
        return new Skipped(object.guid(), Cause.OUT_OF_SCOPE, Project.OUT_OF_SCOPE, detail);
    }

    private static Projection placeUnknown(ObjectGuid guid) {
        return new Rejected(
                guid,
                new Failure(
                        "PlaceUnknown",
                        "",
                        "",
                        "The containers above the object " + guid
                                + " are not known, so it cannot be told whether it is in scope.",
                        "Run a full synchronisation, which reads the containers again.",
                        true));
    }

    private static Optional<Projection> filtered(StagedObject object, CompiledFilter filter, ObjectMapping mapping) {
        return switch (filter.decide(object)) {
            case Decision.InScope in -> Optional.empty();
            case Decision.OutOfScope out ->
                Optional.of(new Skipped(
                        object.guid(),
                        Cause.FILTERED,
                        Project.FILTER_NOT_MET,
                        object.distinguishedName() + " does not meet the attribute filter of " + mapping.name() + "."));
            case Decision.LeaveAlone alone ->
                Optional.of(new LeftAlone(
                        object.guid(),
                        Project.LEFT_AS_IT_IS,
                        object.distinguishedName() + " does not meet the input filter of " + mapping.name()
                                + ": its target, if it has one, stays as it is."));
            case Decision.Undecided(Failure failure) -> Optional.of(new Rejected(object.guid(), failure));
        };
    }

    private static Optional<Projection> excluded(StagedObject object, TargetKind kind, SyncRules rules) {
        for (DefaultExclusion exclusion : rules.exclusions()) {
            if (exclusion.excludes(kind, object)) {
                return Optional.of(new Skipped(
                        object.guid(),
                        Cause.EXCLUDED,
                        exclusion.code(),
                        object.distinguishedName() + " is left out: " + exclusion.detail() + "."));
            }
        }
        return Optional.empty();
    }
}
