package org.footbridge.engine.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.projection.DesiredObject;

/**
 * A source object that is to have its way, as far as it does not want what another has.
 *
 * @param target empty: to be made
 * @param match how the target was found; empty when it was linked already
 * @param waited what the target goes without so far
 * @param changes of the target; none when it is to be made
 * @param claims the unique values that it lets go of and takes
 */
record Candidate(
        StagedObject source,
        DesiredObject desired,
        Optional<DirectoryObject> target,
        Optional<Match> match,
        List<HeldValue> waited,
        List<PropertyChange> changes,
        Claims claims) {

    /** An object that is to be made, with what flows at creation only. */
    static Candidate create(StagedObject source, DesiredObject desired) {
        DesiredObject whole = AtCreation.complete(desired);
        return new Candidate(
                source, whole, Optional.empty(), Optional.empty(), List.of(), List.of(), Claims.ofNew(whole));
    }

    static Candidate change(
            StagedObject source,
            DesiredObject desired,
            DirectoryObject target,
            Optional<Match> match,
            List<HeldValue> waited) {
        DesiredObject flowing = WaitingValues.flow(desired, waited);
        return new Candidate(
                source,
                desired,
                Optional.of(target),
                match,
                waited,
                DiffProperties.between(target.properties(), flowing),
                Claims.ofChange(flowing, target));
    }

    /**
     * The same, with these values instead, whether and when they flow. What an object has had itself, which synchronisation
     * does not own, may have become another's while the object was deleted.
     *
     * @param instead by property; empty: no value
     */
    Candidate having(Map<String, Optional<PropertyValue>> instead) {
        if (target.isEmpty()) {
            Map<String, PropertyValue> properties = new TreeMap<>(desired.properties());
            instead.forEach((property, value) -> value.ifPresentOrElse(
                    present -> properties.put(property, present), () -> properties.remove(property)));
            DesiredObject other = desired.withProperties(properties);
            return new Candidate(source, other, target, match, waited, changes, Claims.ofNew(other));
        }
        DirectoryObject object = target.get();
        Map<String, PropertyChange> all = new TreeMap<>();
        changes.forEach(change -> all.put(change.property(), change));
        instead.forEach((property, value) -> DiffProperties.to(property, object.properties(), value)
                .ifPresentOrElse(change -> all.put(property, change), () -> all.remove(property)));
        List<PropertyChange> forced = List.copyOf(all.values());
        return new Candidate(source, desired, target, match, waited, forced, Claims.ofChanges(forced, object));
    }

    /** What the object is to have in the end. */
    Map<String, PropertyValue> properties() {
        return target.map(object -> PropertyChange.apply(changes, object.properties()))
                .orElseGet(desired::properties);
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

    /** Whether the target will have another value of the property, which need not be unique, than the key's. */
    boolean changes(MatchKey key) {
        return changes.stream()
                .filter(change -> change.property().equals(key.property()))
                .anyMatch(change -> change.after()
                        .filter(value ->
                                value instanceof PropertyValue.Text(String text) && text.equalsIgnoreCase(key.value()))
                        .isEmpty());
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
                ? new PlanStep.Unchanged(guid(), object.id(), held)
                : new PlanStep.Update(guid(), object.id(), changes, held);
    }
}
