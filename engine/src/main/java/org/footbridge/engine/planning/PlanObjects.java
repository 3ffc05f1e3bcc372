package org.footbridge.engine.planning;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.planning.FindTarget.Outcome;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.LeftAlone;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.engine.projection.Projection.Skipped;

/**
 * Compares what the rules want with what the tenant directory has. An object that cannot be served fails by itself;
 * the plan is the same whatever the order of the projections.
 */
public final class PlanObjects {

    /**
     * @param projections at most one for a source object
     * @param view complete for these projections, see {@link WantedKeys}
     */
    public Plan plan(List<Projection> projections, DirectoryView view) {
        Map<ObjectGuid, Projection> byGuid = new TreeMap<>();
        projections.forEach(projection -> byGuid.putIfAbsent(projection.guid(), projection));
        Map<ObjectGuid, Outcome> outcomes = findTargets(byGuid.values(), view);
        List<Candidate> candidates = candidates(outcomes);
        Map<ObjectGuid, Failure> conflicts = new ResolveConflicts(view, candidates).failures();
        return new Plan(byGuid.values().stream()
                .map(projection -> step(projection, view, outcomes, conflicts))
                .toList());
    }

    /** Linked objects first: what they let go of is not matched by others. */
    private static Map<ObjectGuid, Outcome> findTargets(Collection<Projection> projections, DirectoryView view) {
        Map<ObjectGuid, Outcome> outcomes = new TreeMap<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected projected) {
                view.target(projected.guid())
                        .ifPresent(target -> outcomes.put(projected.guid(), FindTarget.linked(projected, target)));
            }
        }
        FindTarget find = new FindTarget(view, linkedSources(view), new ReleasedKeys(candidates(outcomes)));
        for (Projection projection : projections) {
            if (projection instanceof Projected projected && !outcomes.containsKey(projected.guid())) {
                outcomes.put(projected.guid(), find.matched(projected));
            }
        }
        return outcomes;
    }

    private static Map<UUID, ObjectGuid> linkedSources(DirectoryView view) {
        Map<UUID, ObjectGuid> sources = new HashMap<>();
        new TreeMap<>(view.linked()).forEach((guid, target) -> sources.putIfAbsent(target.id(), guid));
        return sources;
    }

    private static List<Candidate> candidates(Map<ObjectGuid, Outcome> outcomes) {
        return outcomes.values().stream()
                .filter(Outcome.Ready.class::isInstance)
                .map(outcome -> ((Outcome.Ready) outcome).candidate())
                .toList();
    }

    private static PlanStep step(
            Projection projection,
            DirectoryView view,
            Map<ObjectGuid, Outcome> outcomes,
            Map<ObjectGuid, Failure> conflicts) {
        ObjectGuid guid = projection.guid();
        Optional<DirectoryObject> target = view.target(guid);
        return switch (projection) {
            case Skipped skipped -> skipped(skipped, target);
            case LeftAlone(ObjectGuid alone, String code, String detail) -> new PlanStep.Skip(alone, code, detail);
            case Rejected(ObjectGuid rejected, Failure failure) -> failed(guid, target, failure);
            case Projected projected ->
                switch (outcome(outcomes, guid)) {
                    case Outcome.Refused(Failure failure) -> failed(guid, target, failure);
                    case Outcome.Ready(Candidate candidate) -> {
                        Failure conflict = conflicts.get(guid);
                        yield conflict == null ? candidate.step() : failed(guid, candidate.target(), conflict);
                    }
                };
        };
    }

    private static Outcome outcome(Map<ObjectGuid, Outcome> outcomes, ObjectGuid guid) {
        return Optional.ofNullable(outcomes.get(guid)).orElseThrow();
    }

    private static PlanStep failed(ObjectGuid guid, Optional<DirectoryObject> target, Failure failure) {
        return new PlanStep.Fail(guid, target.map(DirectoryObject::id), failure);
    }

    /** An object that an administrator has taken back, so that it is not synchronised any more, is not ours to delete. */
    private static PlanStep skipped(Skipped skipped, Optional<DirectoryObject> target) {
        return target.filter(object -> !object.deleted() && object.synced())
                .<PlanStep>map(object -> new PlanStep.SoftDelete(skipped.guid(), object.id(), reason(skipped.cause())))
                .orElseGet(() -> new PlanStep.Skip(skipped.guid(), skipped.code(), skipped.detail()));
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
