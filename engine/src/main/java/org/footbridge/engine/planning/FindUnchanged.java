package org.footbridge.engine.planning;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Projected;

/**
 * Finds the linked objects that are as the rules want them and stay so whatever becomes of others: they take nothing and let
 * go of nothing, so that the plan of the others is the same without them.
 */
public final class FindUnchanged {

    private FindUnchanged() {}

    /**
     * The sources of such objects; a plan comes to {@link PlanStep.Unchanged} for each of them.
     *
     * @param view knows the linked targets and what they go without
     */
    public static Set<ObjectGuid> of(List<Projection> projections, DirectoryView view) {
        Set<UUID> shared = shared(projections, view);
        Set<ObjectGuid> unchanged = projections.parallelStream()
                .filter(projection -> projection instanceof Projected projected
                        && view.target(projected.guid())
                                .filter(target -> !shared.contains(target.id()))
                                .filter(target -> staysAsItIs(projected, target, view))
                                .isPresent())
                .map(Projection::guid)
                .collect(Collectors.toUnmodifiableSet());
        return anchorIsWanted(projections, unchanged) ? Set.of() : unchanged;
    }

    private static boolean staysAsItIs(Projected projected, DirectoryObject target, DirectoryView view) {
        return target.anchor().isPresent()
                && view.held(target).isEmpty()
                && FindTarget.linked(projected, target, view) instanceof FindTarget.Outcome.Ready(Candidate candidate)
                && candidate.step(List.of()) instanceof PlanStep.Unchanged;
    }

    /** Targets of more than one of the sources: only one of these can have it. */
    private static Set<UUID> shared(List<Projection> projections, DirectoryView view) {
        Map<UUID, ObjectGuid> first = new HashMap<>();
        Set<UUID> shared = new HashSet<>();
        for (Projection projection : projections) {
            view.target(projection.guid()).ifPresent(target -> {
                if (first.putIfAbsent(target.id(), projection.guid()) != null) {
                    shared.add(target.id());
                }
            });
        }
        return shared;
    }

    /** Whether an object that has no anchor yet wants the one of an object that stays as it is. */
    private static boolean anchorIsWanted(List<Projection> projections, Set<ObjectGuid> unchanged) {
        Set<SourceAnchor> wanted = new HashSet<>();
        Set<SourceAnchor> had = new HashSet<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected projected) {
                (unchanged.contains(projected.guid()) ? had : wanted)
                        .add(projected.desired().anchor());
            }
        }
        return wanted.stream().anyMatch(had::contains);
    }
}
