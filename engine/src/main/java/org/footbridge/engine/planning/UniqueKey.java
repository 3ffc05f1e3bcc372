package org.footbridge.engine.planning;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;

/** Something only one object can have. */
record UniqueKey(Kind kind, String value) implements Comparable<UniqueKey> {

    enum Kind {
        /** To be the one that an object of the tenant directory is linked to; the value is its id. */
        TARGET,
        ANCHOR,
        USER_PRINCIPAL_NAME,
        ADDRESS
    }

    /** The names and addresses among the properties. */
    static Set<UniqueKey> of(TargetKind kind, Map<String, PropertyValue> properties) {
        Set<UniqueKey> keys = new TreeSet<>();
        UniqueKeys unique = UniqueKeys.of(kind, properties);
        unique.userPrincipalName().ifPresent(name -> keys.add(new UniqueKey(Kind.USER_PRINCIPAL_NAME, name)));
        unique.addresses().forEach(address -> keys.add(new UniqueKey(Kind.ADDRESS, address)));
        return keys;
    }

    @Override
    public int compareTo(UniqueKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }
}
