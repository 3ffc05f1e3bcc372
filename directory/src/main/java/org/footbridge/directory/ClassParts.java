package org.footbridge.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the schema says of one class alone (MS-ADTS 3.1.1.2.4.3).
 *
 * @param above name of the class it is derived from; its own for the topmost
 */
record ClassParts(String name, String above, List<String> auxiliaries, List<String> required, List<String> allowed) {
    /** To be asked for. */
    static final List<String> ATTRIBUTES = List.of(
            ObjectSelection.OBJECT_GUID,
            "lDAPDisplayName",
            "isDefunct",
            "subClassOf",
            "auxiliaryClass",
            "systemAuxiliaryClass",
            "mustContain",
            "systemMustContain",
            "mayContain",
            "systemMayContain");

    static ClassParts of(String name, SearchResultEntry entry) {
        return new ClassParts(
                name,
                values(entry, "subClassOf").stream().findFirst().orElse(name),
                values(entry, "auxiliaryClass", "systemAuxiliaryClass"),
                values(entry, "mustContain", "systemMustContain"),
                values(entry, "mayContain", "systemMayContain"));
    }

    /** The class with what it has from others; names that the schema does not explain are passed over. */
    static SchemaClass whole(String name, Map<String, ClassParts> all) {
        List<String> above = new ArrayList<>();
        Set<String> auxiliaries = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> required = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Deque<String> open = new ArrayDeque<>(List.of(name));
        String line = name;
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            ClassParts parts = all.get(next);
            if (parts == null || !seen.add(next)) {
                continue;
            }
            required.addAll(parts.required);
            allowed.addAll(parts.allowed);
            auxiliaries.addAll(parts.auxiliaries);
            open.addAll(parts.auxiliaries);
            open.addFirst(parts.above);
            if (next.equalsIgnoreCase(line) && !parts.above.equalsIgnoreCase(next)) {
                above.add(parts.above);
                line = parts.above;
            }
        }
        allowed.removeAll(required);
        ClassParts self = all.get(name);
        return new SchemaClass(
                self == null ? name : self.name,
                above,
                List.copyOf(auxiliaries),
                List.copyOf(required),
                List.copyOf(allowed));
    }

    private static List<String> values(SearchResultEntry entry, String... attributes) {
        return Arrays.stream(attributes)
                .flatMap(wanted -> entry.getAttributes().stream()
                        .filter(attribute ->
                                RangedName.parse(attribute.getName()).name().equalsIgnoreCase(wanted)))
                .map(Attribute::getValues)
                .flatMap(Stream::of)
                .toList();
    }
}
