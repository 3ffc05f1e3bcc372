package org.footbridge.acceptance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the tenant directory must hold for one object on premises.
 *
 * @param source objectGUID
 * @param dn where it is, for messages
 * @param properties Graph property names and values: String, Boolean, Instant, Set, Map or {@link Unspecified}; a
 *     property that must be absent has the value {@link Unspecified#ABSENT}
 * @param members GUIDs of members that are in the tenant themselves; empty for other kinds
 * @param references GUIDs of what else it refers to, as far as the tenant holds it, by name of the property
 */
record ExpectedObject(
        Kind kind,
        UUID source,
        String dn,
        Map<String, Object> properties,
        Set<UUID> members,
        Map<String, Set<UUID>> references) {

    /** Values that are not compared as values. */
    enum Unspecified {
        /** Whatever is there is right. */
        ANYTHING,
        /** Whatever is there is right, but something must be. */
        SOMETHING,
        /** Nothing may be there. */
        ABSENT
    }

    /** A property that this kind need not show, but if it does then with this value. */
    record IfShown(Object value) {}

    /**
     * Any name of a domain.
     *
     * @param made the name that it would be now; while somebody else has that one, the object keeps what it had, which
     *     is of some domain of the tenant
     */
    record NameIn(String domain, Optional<String> made) {}

    /** Any name of one of some domains, which are in lower case. */
    record NameInAny(Set<String> domains) {}

    /** A distinguished name: escaping does not count. */
    record Dn(String text) {}

    String label() {
        return kind + " " + dn;
    }
}
