package org.footbridge.sampleforest.store;

import java.util.List;

/**
 * One class of the schema (MS-ADTS 3.1.1.2.4).
 *
 * @param commonName name of its object in the schema
 * @param name the {@code lDAPDisplayName}
 * @param above name of the class it is derived from; its own for the topmost
 * @param auxiliaries names of its static auxiliary classes
 * @param required attributes that its objects have, besides those of the classes above
 * @param allowed attributes that its objects may have, besides those of the classes above
 */
public record ObjectClass(
        String commonName,
        String name,
        String above,
        Kind kind,
        List<String> auxiliaries,
        List<String> required,
        List<String> allowed) {
    /** The value of {@code objectClassCategory}. */
    public enum Kind {
        STRUCTURAL(1),
        ABSTRACT(2),
        AUXILIARY(3);

        private final int category;

        Kind(int category) {
            this.category = category;
        }

        public int category() {
            return category;
        }
    }

    public ObjectClass {
        auxiliaries = List.copyOf(auxiliaries);
        required = List.copyOf(required);
        allowed = List.copyOf(allowed);
    }
}
