package org.footbridge.engine.planning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;

/**
 * Finds the candidates that want what another object has or gets. Linked candidates come before others, then the lower
 * objectGUID wins. A candidate that fails keeps what its target has, which may fail others; so this goes on until
 * nothing changes. It fails rather one too many than one too few: failures of this kind are tried again.
 */
final class ResolveConflicts {

    private final DirectoryView view;
    private final List<Claimant> claimants;
    private final Map<ObjectGuid, Failure> failures = new TreeMap<>();

    ResolveConflicts(DirectoryView view, List<Candidate> candidates) {
        this.view = view;
        this.claimants = candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !candidate.linked())
                        .thenComparing(Candidate::guid))
                .map(candidate -> new Claimant(candidate, candidate.claims()))
                .toList();
    }

    /** The failures by source object; a candidate without one can have its way. */
    Map<ObjectGuid, Failure> failures() {
        Rivals rivals = new Rivals();
        remaining().forEach(claimant -> rivals.conflict(claimant).ifPresent(failure -> fail(claimant, failure)));
        ReleasedKeys released =
                new ReleasedKeys(remaining().stream().map(Claimant::candidate).toList());
        int before;
        do {
            before = failures.size();
            for (Claimant claimant : remaining()) {
                conflictWithHolder(claimant, released).ifPresent(failure -> {
                    fail(claimant, failure);
                    claimant.candidate().targetId().ifPresent(released::keep);
                });
            }
        } while (failures.size() > before);
        return failures;
    }

    /** A candidate and what it wants, worked out once. */
    private record Claimant(Candidate candidate, Set<UniqueKey> claims) {}

    private void fail(Claimant claimant, Failure failure) {
        failures.put(claimant.candidate().guid(), failure);
    }

    private List<Claimant> remaining() {
        return claimants.stream()
                .filter(claimant -> !failures.containsKey(claimant.candidate().guid()))
                .toList();
    }

    private Optional<Failure> conflictWithHolder(Claimant claimant, ReleasedKeys released) {
        Optional<UUID> own = claimant.candidate().targetId();
        for (UniqueKey key : claimant.claims()) {
            Optional<DirectoryObject> holder = holder(key)
                    .filter(object -> own.filter(object.id()::equals).isEmpty())
                    .filter(object -> !released.by(object, key));
            if (holder.isPresent()) {
                return Optional.of(Failures.heldBy(claimant.candidate().source(), key, holder.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<DirectoryObject> holder(UniqueKey key) {
        return switch (key.kind()) {
            case USER_PRINCIPAL_NAME -> view.holderOfName(key.value());
            case ADDRESS -> view.holderOfAddress(key.value());
            case ANCHOR, TARGET -> Optional.empty();
        };
    }

    /** Candidates that want the same: the first has it. */
    private static final class Rivals {

        private final Map<UniqueKey, Candidate> winners = new HashMap<>();

        Optional<Failure> conflict(Claimant claimant) {
            for (UniqueKey key : claimant.claims()) {
                Candidate winner = winners.get(key);
                if (winner != null) {
                    return Optional.of(lost(claimant.candidate(), key, winner));
                }
            }
            claimant.claims().forEach(key -> winners.put(key, claimant.candidate()));
            return Optional.empty();
        }

        private static Failure lost(Candidate loser, UniqueKey key, Candidate winner) {
            return switch (key.kind()) {
                case USER_PRINCIPAL_NAME, ADDRESS -> Failures.heldBy(loser.source(), key, winner);
                case ANCHOR -> Failures.anchorTaken(loser.source(), loser.desired(), winner.guid());
                case TARGET -> Failures.targetTaken(loser.source(), UUID.fromString(key.value()), winner.guid());
            };
        }
    }
}
