package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.planning.FindTarget.Outcome;
import org.footbridge.engine.planning.ResolveConflicts.Resolution;
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
        return plan(projections, view, Optional.empty());
    }

    /**
     * The plan of a page while a cycle goes through everything for the first time. Objects that want what others have, or
     * want before them, fail for now; plan them together afterwards. Pages in the order of precedence (linked objects
     * first, then by objectGUID) come to the same whatever their sizes are.
     *
     * @param reserved by the pages before; gets what this page adds
     */
    public Plan planFirst(List<Projection> projections, DirectoryView view, Reserved reserved) {
        return plan(projections, view.withQuarantine(), Optional.of(reserved));
    }

    private static Plan plan(List<Projection> projections, DirectoryView view, Optional<Reserved> reserved) {
        Map<ObjectGuid, Projection> byGuid = new TreeMap<>();
        projections.forEach(projection -> byGuid.putIfAbsent(projection.guid(), projection));
        Map<ObjectGuid, PlanStep> steps = new HashMap<>();
        List<Candidate> candidates = candidates(byGuid.values(), view, steps);
        Resolution resolution = new ResolveConflicts(view, candidates).resolve(reserved);
        for (Candidate candidate : candidates) {
            steps.put(candidate.guid(), step(candidate, resolution));
        }
        List<PlanStep> ordered = new ArrayList<>(byGuid.size());
        for (Projection projection : byGuid.values()) {
            ordered.add(steps.computeIfAbsent(projection.guid(), guid -> settled(projection, view)));
        }
        return new Plan(ordered);
    }

    /**
     * Linked objects first: what they let go of is not matched by others.
     *
     * @param steps gets those of objects that are no candidates
     */
    private static List<Candidate> candidates(
            Collection<Projection> projections, DirectoryView view, Map<ObjectGuid, PlanStep> steps) {
        List<Candidate> candidates = new ArrayList<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected projected) {
                view.target(projected.guid())
                        .ifPresent(target ->
                                sort(projected, FindTarget.linked(projected, target, view), view, candidates, steps));
            }
        }
        FindTarget find = new FindTarget(view, new LetGo(candidates));
        for (Projection projection : projections) {
            if (projection instanceof Projected projected
                    && view.target(projected.guid()).isEmpty()) {
                sort(projected, find.matched(projected), view, candidates, steps);
            }
        }
        return candidates;
    }

    private static void sort(
            Projected projected,
            Outcome outcome,
            DirectoryView view,
            List<Candidate> candidates,
            Map<ObjectGuid, PlanStep> steps) {
        switch (outcome) {
            case Outcome.Refused(Failure failure) ->
                steps.put(projected.guid(), failed(projected.guid(), view.target(projected.guid()), failure));
            case Outcome.Ready(Candidate candidate) ->
                SwitchedOff.instead(candidate)
                        .ifPresentOrElse(step -> steps.put(projected.guid(), step), () -> candidates.add(candidate));
        }
    }

    private static PlanStep step(Candidate candidate, Resolution resolution) {
        ObjectGuid guid = candidate.guid();
        Failure failure = resolution.failures().get(guid);
        return failure == null
                ? resolution
                        .candidates()
                        .getOrDefault(guid, candidate)
                        .step(resolution.held().getOrDefault(guid, List.of()))
                : failed(guid, candidate.target(), failure);
    }

    /** What is clear without looking at other objects. */
    private static PlanStep settled(Projection projection, DirectoryView view) {
        ObjectGuid guid = projection.guid();
        return switch (projection) {
            case Skipped skipped -> SwitchedOff.skipped(skipped, view.target(guid));
            case LeftAlone(ObjectGuid alone, String code, String detail) ->
                new PlanStep.Skip(alone, code, detail, false);
            case Rejected(ObjectGuid rejected, Failure failure) -> failed(rejected, view.target(rejected), failure);
            case Projected projected -> throw new IllegalStateException("Nobody planned " + projected.guid());
        };
    }

    private static PlanStep failed(ObjectGuid guid, Optional<DirectoryObject> target, Failure failure) {
        return new PlanStep.Fail(guid, target.map(DirectoryObject::id), failure);
    }
}
