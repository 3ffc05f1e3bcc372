package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.UniqueKeys;

/**
 * Who has to wait until everything was looked at, because it wants what somebody has, had when the cycle began, or wants
 * before it. The others have their way at once: none of them is in the way of another.
 */
final class PutOff {

    private static final String TARGET = "id";

    private final DirectoryView view;
    private final Reserved reserved;
    private final Map<ObjectGuid, Failure> failures = new HashMap<>();
    private final List<Candidate> others = new ArrayList<>();

    /** @param candidates in the order in which they come first, behind those of the pages before */
    PutOff(DirectoryView view, List<Candidate> candidates, Reserved reserved) {
        this.view = view;
        this.reserved = reserved;
        candidates.forEach(this::take);
        others.forEach(this::reserveWhatItLetsGo);
    }

    Map<ObjectGuid, Failure> failures() {
        return failures;
    }

    List<Candidate> others() {
        return others;
    }

    private void take(Candidate candidate) {
        List<MatchKey> wanted = wanted(candidate);
        List<MatchKey> found = found(candidate);
        Optional<MatchKey> awaited = found.stream().filter(reserved::mayContain).findFirst();
        if (awaited.isPresent()) {
            // somebody who comes first waits for the same object
            putOff(candidate, awaited.get());
            if (goesOnWithout(candidate, awaited.get())) {
                wanted.forEach(reserved::add);
                found.forEach(reserved::add);
            }
            return;
        }
        Optional<MatchKey> taken =
                wanted.stream().filter(key -> isTaken(candidate, key)).findFirst();
        wanted.forEach(reserved::add);
        if (taken.isPresent()) {
            putOff(candidate, taken.get());
            found.forEach(reserved::add);
        } else {
            others.add(candidate);
        }
    }

    /** Whether it is made without the value when another takes the object over; otherwise it is in nobody's way. */
    private static boolean goesOnWithout(Candidate candidate, MatchKey awaited) {
        return awaited.property().equals(TARGET)
                && candidate.match().filter(match -> isUnique(match.key())).isPresent();
    }

    private void putOff(Candidate candidate, MatchKey key) {
        failures.put(
                candidate.guid(),
                Failures.heldBy(candidate.source(), key, "an object that is looked at in this cycle"));
    }

    /** The anchor, and the object that it would take over, of one that is not linked. */
    private static List<MatchKey> found(Candidate candidate) {
        if (candidate.linked()) {
            return List.of();
        }
        List<MatchKey> found = new ArrayList<>();
        found.add(new MatchKey(Match.ANCHOR, candidate.desired().anchor().value()));
        candidate.targetId().map(UUID::toString).ifPresent(id -> found.add(new MatchKey(TARGET, id)));
        return found;
    }

    /** The unique values that it takes, and what it is known by from now on when it was not linked. */
    private List<MatchKey> wanted(Candidate candidate) {
        List<MatchKey> wanted = new ArrayList<>(candidate.claims().addresses());
        candidate.claims().name().ifPresent(wanted::add);
        if (!candidate.linked()) {
            MatchKeys.of(candidate.desired(), view.features()).stream()
                    .filter(key -> !isUnique(key))
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private boolean isTaken(Candidate candidate, MatchKey key) {
        return reserved.mayContain(key)
                || (isUnique(key)
                        && view.holder(key)
                                .filter(object -> candidate
                                        .targetId()
                                        .filter(object.id()::equals)
                                        .isEmpty())
                                .isPresent());
    }

    private void reserveWhatItLetsGo(Candidate candidate) {
        UniqueKeys before = candidate.claims().before();
        UniqueKeys after = candidate.claims().after();
        before.userPrincipalName()
                .filter(name -> !after.userPrincipalName().equals(before.userPrincipalName()))
                .ifPresent(name -> reserved.add(new MatchKey(UniqueKeys.USER_PRINCIPAL_NAME, name)));
        before.addresses().stream()
                .filter(address -> !after.addresses().contains(address))
                .forEach(address -> reserved.add(new MatchKey(UniqueKeys.PROXY_ADDRESSES, address)));
    }

    private static boolean isUnique(MatchKey key) {
        return key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME)
                || key.property().equals(UniqueKeys.PROXY_ADDRESSES);
    }
}
