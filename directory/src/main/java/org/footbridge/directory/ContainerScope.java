package org.footbridge.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names are in scope. The containers are given by GUID and resolved to names when a read starts; the nearest
 * listed ancestor, the object itself included, decides.
 */
final class ContainerScope {
    private static final List<Control> SHOWING_DELETED = List.of(new Control("1.2.840.113556.1.4.417", true));
    private static final List<String> ATTRIBUTES = List.of(ObjectSelection.OBJECT_GUID, ObjectSelection.IS_DELETED);
    private static final int GUIDS_PER_SEARCH = 100;

    private final Map<DN, Boolean> listed;
    private final boolean limited;

    private ContainerScope(Map<DN, Boolean> listed, boolean limited) {
        this.listed = Map.copyOf(listed);
        this.limited = limited;
    }

    /**
     * Resolves the containers of the settings.
     *
     * @throws DirectoryFailure when one in scope can be found neither alive nor as a tombstone: then it may only have
     *     become invisible, and nothing may be concluded from that
     */
    static ContainerScope resolve(DirectoryConnection connection, ReadSettings settings) {
        Set<ObjectGuid> named = new LinkedHashSet<>(settings.containers());
        named.addAll(settings.excluded());
        Map<ObjectGuid, SearchResultEntry> found = find(connection, List.copyOf(named));
        Map<DN, Boolean> listed = new HashMap<>();
        for (ObjectGuid guid : settings.containers()) {
            SearchResultEntry container = found.get(guid);
            if (container == null) {
                throw new DirectoryFailure(
                        DirectoryFailure.Code.SCOPE_CONTAINER_MISSING,
                        "The container " + guid + " of the scope is not in " + connection.base()
                                + ", or the account may not see it",
                        "Let the account read it, or take it out of the configuration's scope.");
            }
            list(listed, container, true);
        }
        for (ObjectGuid guid : settings.excluded()) {
            SearchResultEntry container = found.get(guid);
            if (container != null) {
                list(listed, container, false);
            }
        }
        return new ContainerScope(listed, !settings.containers().isEmpty());
    }

    /** Whether only parts of the directory are in scope by listing them. */
    boolean limited() {
        return limited;
    }

    /** Whether names decide at all. */
    boolean everything() {
        return listed.isEmpty() && !limited;
    }

    boolean contains(String name) {
        if (everything()) {
            return true;
        }
        for (DN dn = parse(name); dn != null; dn = dn.getParent()) {
            Boolean included = listed.get(dn);
            if (included != null) {
                return included;
            }
        }
        return !limited;
    }

    /** The containers in scope that are below no other: where to search. */
    List<String> roots() {
        return listed.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(name -> !isBelowAnother(name))
                .map(DN::toString)
                .sorted()
                .toList();
    }

    /** @throws DirectoryFailure when a container was renamed, moved or deleted during the read */
    void verifyUnchanged(DirectoryConnection connection, ReadSettings settings) {
        if (!listed.equals(resolve(connection, settings).listed)) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.SCOPE_MOVED,
                    "A container of the scope was renamed or moved while the directory was read",
                    "Nothing to do: it is read again.");
        }
    }

    /** Many at once; what such a search does not show is looked at by itself, because something hangs on whether it exists. */
    private static Map<ObjectGuid, SearchResultEntry> find(DirectoryConnection connection, List<ObjectGuid> guids) {
        Map<ObjectGuid, SearchResultEntry> found = new HashMap<>();
        for (int start = 0; start < guids.size(); start += GUIDS_PER_SEARCH) {
            search(connection, guids.subList(start, Math.min(guids.size(), start + GUIDS_PER_SEARCH)), found);
        }
        for (ObjectGuid guid : guids) {
            if (!found.containsKey(guid)) {
                connection
                        .object(guid.asName(), SHOWING_DELETED, ATTRIBUTES.toArray(String[]::new))
                        .ifPresent(container -> found.put(guid, container));
            }
        }
        return found;
    }

    private static void search(
            DirectoryConnection connection, List<ObjectGuid> guids, Map<ObjectGuid, SearchResultEntry> found) {
        try {
            connection.search(
                    connection.base(),
                    ObjectFilters.any(guids),
                    ATTRIBUTES,
                    SHOWING_DELETED,
                    container -> guid(container).ifPresent(guid -> found.put(guid, container)));
        } catch (LDAPSearchException e) {
            throw connection.failed("looking for " + guids.size() + " containers", e);
        }
    }

    private static Optional<ObjectGuid> guid(SearchResultEntry container) {
        return Optional.ofNullable(container.getAttributeValueBytes(ObjectSelection.OBJECT_GUID))
                .map(ObjectGuid::of);
    }

    /** A container that was deleted holds nothing any more. */
    private static void list(Map<DN, Boolean> listed, SearchResultEntry container, boolean included) {
        if (!container.hasAttributeValue(ObjectSelection.IS_DELETED, "TRUE")) {
            listed.put(parse(container.getDN()), included);
        }
    }

    private boolean isBelowAnother(DN name) {
        for (DN dn = name.getParent(); dn != null; dn = dn.getParent()) {
            if (listed.getOrDefault(dn, false)) {
                return true;
            }
        }
        return false;
    }

    private static DN parse(String name) {
        try {
            return new DN(name);
        } catch (LDAPException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.ANSWER_UNEXPECTED,
                    "The directory answered with the name '" + name + "', which cannot be read",
                    "Report this message.",
                    e);
        }
    }
}
