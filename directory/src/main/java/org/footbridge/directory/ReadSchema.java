package org.footbridge.directory;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what a directory can hold: its attributes, some of its classes, its names. Every authenticated account may read
 * these unless somebody took the right away. A few thousand small objects; all are held in memory.
 */
public final class ReadSchema {
    private static final int PAGE = 1000;
    private static final int NOT_REPLICATED = 0x1;
    private static final int CONSTRUCTED = 0x4;
    private static final int CONFIDENTIAL = 0x80;
    private static final byte[] NO_BYTES = {};
    private static final String NAME = "lDAPDisplayName";
    private static final String DEFUNCT = "isDefunct";
    private static final List<String> OF_ATTRIBUTES = List.of(
            NAME,
            DEFUNCT,
            "attributeSyntax",
            "oMSyntax",
            "oMObjectClass",
            "isSingleValued",
            "systemFlags",
            "searchFlags",
            "linkID",
            "rangeUpper");

    private final DirectoryConnection connection;

    public ReadSchema(DirectoryConnection connection) {
        this.connection = connection;
    }

    /**
     * Reads all attributes and the named classes; a class that the directory does not have is left out.
     *
     * @throws DirectoryFailure (rights missing) when the account sees nothing of the schema
     */
    public DirectorySchema read(Collection<String> objectClasses) {
        List<SchemaAttribute> attributes = attributes();
        if (attributes.isEmpty()) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.RIGHTS_MISSING,
                    "The schema below " + connection.rootDse().schemaNamingContext() + " cannot be read",
                    "Let the account read the schema, as every authenticated account may by default.");
        }
        return new DirectorySchema(new ReadDomainNames(connection).read(), attributes, classes(objectClasses));
    }

    private List<SchemaAttribute> attributes() {
        Map<String, SchemaAttribute> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        new PagedSearch(connection, ObjectFilters.isA("attributeSchema"), PAGE)
                .read(
                        connection.rootDse().schemaNamingContext(),
                        OF_ATTRIBUTES,
                        entry -> nameInUse(entry).ifPresent(name -> found.put(name, attribute(name, entry))),
                        () -> {});
        return List.copyOf(found.values());
    }

    private static SchemaAttribute attribute(String name, SearchResultEntry entry) {
        int systemFlags = number(entry, "systemFlags").orElse(0);
        return new SchemaAttribute(
                name,
                AttributeSyntax.of(
                        Objects.requireNonNullElse(entry.getAttributeValue("attributeSyntax"), ""),
                        number(entry, "oMSyntax").orElse(0),
                        Objects.requireNonNullElse(entry.getAttributeValueBytes("oMObjectClass"), NO_BYTES)),
                entry.hasAttributeValue("isSingleValued", "TRUE"),
                (systemFlags & CONSTRUCTED) != 0,
                (systemFlags & NOT_REPLICATED) == 0,
                number(entry, "linkID").orElse(0),
                number(entry, "rangeUpper"),
                (number(entry, "searchFlags").orElse(0) & CONFIDENTIAL) != 0);
    }

    private List<SchemaClass> classes(Collection<String> wanted) {
        List<SearchResultEntry> found = new ArrayList<>();
        new PagedSearch(connection, ObjectFilters.isA("classSchema"), PAGE)
                .read(connection.rootDse().schemaNamingContext(), ClassParts.ATTRIBUTES, found::add, () -> {});
        LinkRanges ranges = new LinkRanges(connection, _ -> {}, _ -> {});
        Map<String, ClassParts> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (SearchResultEntry entry : found) {
            nameInUse(entry).ifPresent(name -> parts.put(name, ClassParts.of(name, ranges.joined(entry, _ -> false))));
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(wanted);
        return names.stream()
                .filter(parts::containsKey)
                .map(name -> ClassParts.whole(name, parts))
                .toList();
    }

    /** The name that LDAP knows it by; none when it is not in use any more. */
    private static Optional<String> nameInUse(SearchResultEntry entry) {
        return entry.hasAttributeValue(DEFUNCT, "TRUE")
                ? Optional.empty()
                : Optional.ofNullable(entry.getAttributeValue(NAME));
    }

    private static OptionalInt number(SearchResultEntry entry, String attribute) {
        Integer value = entry.getAttributeValueAsInteger(attribute);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
