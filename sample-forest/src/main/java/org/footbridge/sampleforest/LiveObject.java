package org.footbridge.sampleforest;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One object as it is in the directory, to compare with what was read over LDAP.
 *
 * @param guid objectGUID
 * @param parent objectGUID of the container; the object's own for the root of the domain
 * @param dn distinguished name
 * @param objectClass the most specific class
 * @param attributes stored attributes with values: text, numbers and truth values as they are, GUIDs with dashes,
 *     security identifiers as {@code S-1-...}, other bytes in base 64, references as DN
 * @param links forward links (member, manager, managedBy ...) with their targets
 */
public record LiveObject(
        UUID guid,
        UUID parent,
        String dn,
        String objectClass,
        SortedMap<String, List<String>> attributes,
        SortedMap<String, List<UUID>> links) {
    public LiveObject {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    }

    /** The first value of an attribute, empty text when it has none. */
    public String first(String attribute) {
        List<String> values = attributes.getOrDefault(attribute, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
