package org.footbridge.engine.planning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<Candidate> candidates;
    private final Map<ObjectGuid, Failure> failures = new TreeMap<>();

    ResolveConflicts(DirectoryView view, List<Candidate> candidates) {
        this.view = view;
        this.candidates = candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !candidate.linked())
                        .thenComparing(Candidate::guid))
                .toList();
    }

    /** The failures by source object; a candidate without one can have its way. */
    Map<ObjectGuid, Failure> failures() {
        failEach(new Rivals()::conflict);
        int before;
        do {
            before = failures.size();
            ReleasedKeys released = new ReleasedKeys(remaining());
            failEach(candidate -> conflictWithHolder(candidate, released));
        } while (failures.size() > before);
        return failures;
    }

    private void failEach(Conflict conflict) {
        for (Candidate candidate : remaining()) {
            conflict.of(candidate).ifPresent(failure -> failures.put(candidate.guid(), failure));
        }
    }

    private List<Candidate> remaining() {
        return candidates.stream()
                .filter(candidate -> !failures.containsKey(candidate.guid()))
                .toList();
    }

    private Optional<Failure> conflictWithHolder(Candidate candidate, ReleasedKeys released) {
        for (UniqueKey key : candidate.claims()) {
            Optional<DirectoryObject> holder = holder(key)
                    .filter(object ->
                            candidate.targetId().filter(object.id()::equals).isEmpty())
                    .filter(object -> !released.by(object, key));
            if (holder.isPresent()) {
                return Optional.of(Failures.heldBy(candidate.source(), key, holder.get()));
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

    private interface Conflict {
        Optional<Failure> of(Candidate candidate);
    }

    /** Candidates that want the same: the first has it. */
    private static final class Rivals {

        private final Map<UniqueKey, Candidate> winners = new HashMap<>();

        Optional<Failure> conflict(Candidate candidate) {
            for (UniqueKey key : candidate.claims()) {
                Candidate winner = winners.get(key);
                if (winner != null) {
                    return Optional.of(lost(candidate, key, winner));
                }
            }
            candidate.claims().forEach(key -> winners.put(key, candidate));
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
