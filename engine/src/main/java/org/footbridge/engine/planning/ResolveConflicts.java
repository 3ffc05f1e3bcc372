package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.mapping.ObjectFlow;

/**
 * Finds what becomes of the candidates that want what another object has or gets. Linked candidates come before others,
 * then the lower objectGUID. Who cannot have an anchor or a target fails; who cannot have a name or an address goes
 * without, or fails where the tenant wants that. A candidate that fails keeps what its target has, which may be in the
 * way of others; so this is looked at again until nobody else fails.
 */
final class ResolveConflicts {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparing((Candidate candidate) -> !candidate.linked()).thenComparing(Candidate::guid);

    private final DirectoryView view;
    private final Map<ObjectGuid, Failure> failures = new HashMap<>();
    private List<Candidate> remaining;

    ResolveConflicts(DirectoryView view, List<Candidate> candidates) {
        this.view = view;
        this.remaining = candidates.stream().sorted(ORDER).toList();
    }

    /**
     * @param failures of those that cannot be served
     * @param held what the others go without; nothing of those that are not in it
     * @param candidates the others, by source object, without what is held
     */
    record Resolution(
            Map<ObjectGuid, Failure> failures,
            Map<ObjectGuid, List<HeldValue>> held,
            Map<ObjectGuid, Candidate> candidates) {}

    /** @param reserved present when others of the same cycle are not planned yet */
    Resolution resolve(Optional<Reserved> reserved) {
        exclude();
        reserved.ifPresent(this::putOff);
        while (true) {
            Contest contest = new Contest(view, remaining);
            Map<ObjectGuid, Failure> more = contest.failures();
            if (more.isEmpty()) {
                return new Resolution(failures, contest.held(), contest.served());
            }
            failures.putAll(more);
            remaining = remaining.stream()
                    .filter(candidate -> !more.containsKey(candidate.guid()))
                    .toList();
        }
    }

    private void putOff(Reserved reserved) {
        PutOff later = new PutOff(view, remaining, reserved);
        failures.putAll(later.failures());
        remaining = List.copyOf(later.others());
    }

    /** An anchor belongs to one source object, and so does a target. */
    private void exclude() {
        Map<SourceAnchor, Candidate> anchors = new HashMap<>();
        Map<UUID, Candidate> targets = new HashMap<>();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : homeFirst()) {
            Candidate anchored = anchors.putIfAbsent(candidate.desired().anchor(), candidate);
            if (anchored != null) {
                failures.put(
                        candidate.guid(),
                        Failures.anchorTaken(candidate.source(), candidate.desired(), anchored.guid()));
                continue;
            }
            Optional<Candidate> first =
                    candidate.targetId().flatMap(id -> Optional.ofNullable(targets.putIfAbsent(id, candidate)));
            if (first.isEmpty()) {
                kept.add(candidate);
            } else if (candidate
                            .match()
                            .filter(match -> view.features().holds(match.key()))
                            .isPresent()
                    && candidate.desired().flows().contains(ObjectFlow.ADD)) {
                // the first takes it over; so it is for this one as if the object had been somebody else's before
                kept.add(Candidate.create(candidate.source(), candidate.desired()));
            } else {
                UUID target = candidate.targetId().orElseThrow();
                failures.put(
                        candidate.guid(),
                        Failures.targetTaken(
                                candidate.source(), target, first.get().guid()));
            }
        }
        remaining = kept.stream().sorted(ORDER).toList();
    }

    /** An anchor can be copied; the object that came from a source belongs to it. */
    private List<Candidate> homeFirst() {
        return remaining.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> candidate
                        .target()
                        .filter(target -> candidate.linked() || FindTarget.cameFrom(candidate.source(), target))
                        .isEmpty()))
                .toList();
    }
}
