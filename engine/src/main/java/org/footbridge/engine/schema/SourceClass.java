package org.footbridge.engine.schema;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A class of a directory as its schema defines it.
 *
 * @param name as LDAP spells it; compared without case
 * @param attributes names of all that its objects may have, by superclasses and auxiliary classes too; compared without
 *     case
 */
public record SourceClass(String name, Set<String> attributes) {

    public SourceClass {
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(attributes);
        attributes = Collections.unmodifiableSet(sorted);
    }
}
