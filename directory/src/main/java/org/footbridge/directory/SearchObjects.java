package org.footbridge.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches objects as people name them: by the beginning of one of their names, or by their distinguished name or objectGUID
 * as a whole. Of many only the first are told, by name; when there are more than {@value #LOOKED_AT}, the first of those
 * that the directory gave.
 */
public final class SearchObjects {
    /** Objects in an answer. */
    public static final int MOST = 100;

    static final int LOOKED_AT = 1000;

    private static final Pattern GUID = Pattern.compile("\\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})}?");
    private static final String DESCRIPTION = "description";
    private static final List<String> NAMES =
            List.of("cn", "displayName", "sAMAccountName", "userPrincipalName", "mail");
    private static final List<String> ATTRIBUTES =
            List.of(ObjectSelection.OBJECT_GUID, ObjectSelection.OBJECT_CLASS, ObjectSelection.NAME, DESCRIPTION);

    private final DirectoryConnection connection;
    private final List<String> classes;

    /** @param classes of the objects; subclasses only when they are named */
    public SearchObjects(DirectoryConnection connection, Collection<String> classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("no class of objects is named");
        }
        this.connection = connection;
        this.classes = List.copyOf(classes);
    }

    public List<FoundObject> find(String text, int most) {
        if (text.isEmpty() || most < 1 || most > MOST) {
            throw new IllegalArgumentException("a text and a number up to " + MOST + " are needed");
        }
        Optional<FoundObject> named = named(text);
        return named.isPresent() ? List.of(named.get()) : beginning(text, most);
    }

    private Optional<FoundObject> named(String text) {
        var guid = GUID.matcher(text);
        if (guid.matches()) {
            return object(ObjectGuid.parse(guid.group(1)).asName());
        }
        return isNameBelow(text) ? object(text) : Optional.empty();
    }

    /** Other names are those of other directories, if they are names at all. */
    private boolean isNameBelow(String text) {
        try {
            return DN.isValidDN(text) && DN.isDescendantOf(text, connection.base(), true);
        } catch (LDAPException e) {
            return false;
        }
    }

    private Optional<FoundObject> object(String name) {
        return connection
                .object(name, List.of(), ATTRIBUTES.toArray(String[]::new))
                .filter(entry -> isWanted(ReadEntry.of(entry)))
                .map(SearchObjects::found);
    }

    private boolean isWanted(ReadEntry entry) {
        return classes.stream().anyMatch(entry.objectClass()::equalsIgnoreCase);
    }

    private List<FoundObject> beginning(String text, int most) {
        NavigableMap<String, FoundObject> first = new TreeMap<>();
        int[] seen = new int[1];
        new PagedSearch(connection, filter(text), LOOKED_AT)
                .readUntil(
                        connection.base(),
                        ATTRIBUTES,
                        entry -> {
                            seen[0]++;
                            FoundObject object = found(entry);
                            first.put(object.name().toLowerCase(Locale.ROOT) + "\n" + object.guid(), object);
                            if (first.size() > most) {
                                first.pollLastEntry();
                            }
                        },
                        () -> {},
                        () -> seen[0] >= LOOKED_AT);
        return List.copyOf(first.values());
    }

    /** The library escapes the text, so that no character of it has a meaning. */
    private Filter filter(String text) {
        Stream<Filter> names = NAMES.stream().map(name -> Filter.createSubInitialFilter(name, text));
        return Filter.createANDFilter(
                new ObjectFilters(new ReadSettings(List.of(), classes, List.of(), List.of(), LOOKED_AT)).ofClasses(),
                Filter.createORFilter(names.toList()));
    }

    private static FoundObject found(SearchResultEntry found) {
        ReadEntry entry = ReadEntry.of(found);
        String name = found.getAttributeValue(ObjectSelection.NAME);
        return new FoundObject(
                entry.guid(),
                entry.objectClass(),
                name == null ? entry.name() : name,
                entry.name(),
                Objects.requireNonNullElse(found.getAttributeValue(DESCRIPTION), ""));
    }
}
