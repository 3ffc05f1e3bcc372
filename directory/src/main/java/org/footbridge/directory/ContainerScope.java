package org.footbridge.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which names are in scope. The containers are given by GUID and resolved to names when a read starts; the nearest
 * listed ancestor, the object itself included, decides.
 */
final class ContainerScope {
    private static final String SHOW_DELETED = "1.2.840.113556.1.4.417";

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
        Map<DN, Boolean> listed = new HashMap<>();
        for (ObjectGuid guid : settings.containers()) {
            SearchResultEntry container = find(connection, guid)
                    .orElseThrow(() -> new DirectoryFailure(
                            DirectoryFailure.Code.SCOPE_CONTAINER_MISSING,
                            "The container " + guid + " of the scope is not in " + connection.base()
                                    + ", or the account may not see it",
                            "Let the account read it, or take it out of the configuration's scope."));
            list(listed, container, true);
        }
        for (ObjectGuid guid : settings.excluded()) {
            find(connection, guid).ifPresent(container -> list(listed, container, false));
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
                .filter(name -> listed.entrySet().stream()
                        .noneMatch(other -> other.getValue() && isBelow(name, other.getKey())))
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

    private static Optional<SearchResultEntry> find(DirectoryConnection connection, ObjectGuid guid) {
        return connection.object(
                "<GUID=" + guid + ">",
                List.of(new Control(SHOW_DELETED, true)),
                ObjectSelection.OBJECT_GUID,
                ObjectSelection.IS_DELETED);
    }

    /** A container that was deleted holds nothing any more. */
    private static void list(Map<DN, Boolean> listed, SearchResultEntry container, boolean included) {
        if (!container.hasAttributeValue(ObjectSelection.IS_DELETED, "TRUE")) {
            listed.put(parse(container.getDN()), included);
        }
    }

    private static boolean isBelow(DN name, DN ancestor) {
        for (DN dn = name.getParent(); dn != null; dn = dn.getParent()) {
            if (dn.equals(ancestor)) {
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
