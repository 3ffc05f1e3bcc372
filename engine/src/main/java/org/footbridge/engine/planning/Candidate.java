package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;

/**
 * A source object that is to have its way, as far as it does not want what another has.
 *
 * @param target empty: to be made
 * @param match how the target was found; empty when it was linked already
 * @param waited what the target goes without so far
 * @param changes of the target; none when it is to be made
 * @param before unique values that the target has now, as far as they may change
 * @param after unique values that the object is to have, as far as they may change
 */
record Candidate(
        StagedObject source,
        DesiredObject desired,
        Optional<DirectoryObject> target,
        Optional<Match> match,
        List<HeldValue> waited,
        List<PropertyChange> changes,
        UniqueKeys before,
        UniqueKeys after) {

    /** An object that is to be made, with what flows at creation only. */
    static Candidate create(StagedObject source, DesiredObject desired) {
        DesiredObject whole = AtCreation.complete(desired);
        return new Candidate(
                source,
                whole,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                UniqueKeys.NONE,
                UniqueKeys.of(whole.kind(), whole.properties()));
    }

    static Candidate change(
            StagedObject source,
            DesiredObject desired,
            DirectoryObject target,
            Optional<Match> match,
            List<HeldValue> waited) {
        List<PropertyChange> changes = DiffProperties.between(target.properties(), WaitingValues.flow(desired, waited));
        boolean rekeyed = target.deleted() || changes.stream().anyMatch(Candidate::isOfKeys);
        UniqueKeys after = rekeyed
                ? UniqueKeys.of(target.kind(), PropertyChange.apply(changes, target.properties()))
                : UniqueKeys.NONE;
        UniqueKeys before =
                rekeyed && !target.deleted() ? UniqueKeys.of(target.kind(), target.properties()) : UniqueKeys.NONE;
        return new Candidate(source, desired, Optional.of(target), match, waited, changes, before, after);
    }

    private static boolean isOfKeys(PropertyChange change) {
        return change.property().equals(UniqueKeys.USER_PRINCIPAL_NAME)
                || change.property().equals(UniqueKeys.PROXY_ADDRESSES);
    }

    /** The same with other properties. */
    Candidate with(DesiredObject other) {
        return target.map(object -> change(source, other, object, match, waited))
                .orElseGet(() -> create(source, other));
    }

    ObjectGuid guid() {
        return source.guid();
    }

    Optional<UUID> targetId() {
        return target.map(DirectoryObject::id);
    }

    boolean linked() {
        return target.isPresent() && match.isEmpty();
    }

    /** The user principal name that it is to have and its target has not. */
    Optional<MatchKey> claimedName() {
        return after.userPrincipalName()
                .filter(name -> !before.userPrincipalName().equals(Optional.of(name)))
                .map(name -> new MatchKey(UniqueKeys.USER_PRINCIPAL_NAME, name));
    }

    /** The addresses that it is to have and its target has not. */
    List<MatchKey> claimedAddresses() {
        if (after.addresses().isEmpty()) {
            return List.of();
        }
        List<MatchKey> claimed = new ArrayList<>();
        for (String address : after.addresses()) {
            if (!before.addresses().contains(address)) {
                claimed.add(new MatchKey(UniqueKeys.PROXY_ADDRESSES, address));
            }
        }
        return claimed;
    }

    /** Whether the target lets go of the unique value. */
    boolean releases(MatchKey key) {
        return before.contains(key) && !after.contains(key);
    }

    /** Whether the target will have another value of the property, which need not be unique, than the key's. */
    boolean changes(MatchKey key) {
        return changes.stream()
                .filter(change -> change.property().equals(key.property()))
                .anyMatch(change -> change.after()
                        .filter(value ->
                                value instanceof PropertyValue.Text(String text) && text.equalsIgnoreCase(key.value()))
                        .isEmpty());
    }

    /** The properties of the object when everything is done. */
    Map<String, PropertyValue> properties() {
        return target.map(object -> PropertyChange.apply(changes, object.properties()))
                .orElseGet(desired::properties);
    }

    PlanStep step(List<HeldValue> held) {
        if (target.isEmpty()) {
            return new PlanStep.Create(guid(), desired, held);
        }
        DirectoryObject object = target.get();
        if (object.deleted()) {
            return new PlanStep.Restore(guid(), object.id(), changes, held);
        }
        if (match.isPresent()) {
            return new PlanStep.Link(guid(), object.id(), match.get(), desired.anchor(), changes, held);
        }
        return changes.isEmpty() && object.synced() && Set.copyOf(held).equals(Set.copyOf(waited))
                ? new PlanStep.Unchanged(guid(), object.id())
                : new PlanStep.Update(guid(), object.id(), changes, held);
    }
}
