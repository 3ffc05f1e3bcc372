package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;

/**
 * The unique values that an object lets go of and takes.
 *
 * @param before those it has now; none when nothing of them changes, and of a deleted object
 * @param after those it is to have; none when nothing of them changes
 */
record Claims(UniqueKeys before, UniqueKeys after) {

    private static final Claims NONE = new Claims(UniqueKeys.NONE, UniqueKeys.NONE);
    private static final List<String> PROPERTIES = List.of(UniqueKeys.USER_PRINCIPAL_NAME, UniqueKeys.PROXY_ADDRESSES);

    static Claims ofNew(DesiredObject desired) {
        return new Claims(UniqueKeys.NONE, UniqueKeys.of(desired.kind(), desired.properties()));
    }

    static Claims ofChange(DesiredObject desired, DirectoryObject target) {
        List<PropertyChange> changes = new ArrayList<>();
        PROPERTIES.forEach(property ->
                DiffProperties.of(property, target.properties(), desired).ifPresent(changes::add));
        return ofChanges(changes, target);
    }

    /** Other properties may be among the changes. */
    static Claims ofChanges(List<PropertyChange> changes, DirectoryObject target) {
        if (changes.isEmpty() && !target.deleted()) {
            return NONE;
        }
        Map<String, PropertyValue> now = new HashMap<>();
        for (String property : PROPERTIES) {
            PropertyValue value = target.properties().get(property);
            if (value != null) {
                now.put(property, value);
            }
        }
        return new Claims(
                target.deleted() ? UniqueKeys.NONE : UniqueKeys.of(target.kind(), now),
                UniqueKeys.of(target.kind(), PropertyChange.apply(changes, now)));
    }

    /** The user principal name that it takes. */
    Optional<MatchKey> name() {
        return after.userPrincipalName()
                .filter(name -> !before.userPrincipalName().equals(Optional.of(name)))
                .map(name -> new MatchKey(UniqueKeys.USER_PRINCIPAL_NAME, name));
    }

    /** The addresses that it takes. */
    List<MatchKey> addresses() {
        if (after.addresses().isEmpty()) {
            return List.of();
        }
        List<MatchKey> taken = new ArrayList<>();
        for (String address : after.addresses()) {
            if (!before.addresses().contains(address)) {
                taken.add(new MatchKey(UniqueKeys.PROXY_ADDRESSES, address));
            }
        }
        return taken;
    }

    /** Whether it lets go of the value. */
    boolean releases(MatchKey key) {
        return before.contains(key) && !after.contains(key);
    }
}
