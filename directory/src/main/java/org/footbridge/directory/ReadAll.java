package org.footbridge.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole directory: first the position, then every object page by page, then what is left of deleted ones, then what
 * changed meanwhile, as patches. Repeating it is harmless; when it returns, nothing in scope is missing.
 */
public final class ReadAll {
    private static final Filter DOMAIN_ONLY = ObjectFilters.isA("domainDNS");

    private final DirectoryConnection connection;
    private final ObjectSelection selection;

    public ReadAll(DirectoryConnection connection, ReadSettings settings) {
        this.connection = connection;
        this.selection = new ObjectSelection(settings);
    }

    /**
     * Reads everything and hands it to the consumer, parents not necessarily before children.
     *
     * @return where {@link ReadChanges} continues
     */
    public DirectoryPosition read(EntryConsumer consumer) {
        ContainerScope scope = ContainerScope.resolve(connection, selection.settings());
        long usn = connection.highestUsn();
        DirSyncCookie start = new DirSync(connection, DOMAIN_ONLY, List.of(ObjectSelection.OBJECT_GUID))
                .read(Optional.empty(), _ -> {}, () -> {});
        readObjects(scope, consumer);
        new ReadTombstones(connection, selection).read(consumer);
        DirectoryPosition position =
                new DirectoryPosition(start, connection.invocationId(), connection.domainController(), usn);
        DirSyncCookie end = ReadChanges.read(connection, selection, scope, position, consumer);
        scope.verifyUnchanged(connection, selection.settings());
        return new DirectoryPosition(end, position.invocationId(), position.domainController(), usn);
    }

    /**
     * Reads a container and what is below it, and nothing else: neither what is left of deleted objects, nor what changes
     * meanwhile. Members that decide who is in scope are told wherever their groups are.
     *
     * @return who answered; {@link ReadChanges} does not continue there
     * @throws DirectoryFailure (scope container missing) when the container is not there or cannot be seen
     */
    public DirectoryPosition readBelow(ObjectGuid container, EntryConsumer consumer) {
        ContainerScope scope = ContainerScope.resolve(connection, selection.settings());
        String base = nameOf(container);
        DirectoryPosition position = new DirectoryPosition(
                new DirSyncCookie(new byte[0]),
                connection.invocationId(),
                connection.domainController(),
                connection.highestUsn());
        WholeEntries whole = wholeEntries(scope, consumer);
        PagedSearch search = new PagedSearch(
                connection,
                selection.filters().everything(),
                selection.settings().pageSize());
        if (scope.limited()) {
            List<String> roots = scope.contains(base)
                    ? List.of(base)
                    : scope.roots().stream().filter(root -> isBelow(root, base)).toList();
            readParts(search, base, roots, scope, whole);
        } else {
            search.read(base, selection.wholeAttributes(), whole::accept, whole::finish);
        }
        new ReadMembers(connection, selection, scope).read(whole);
        scope.verifyUnchanged(connection, selection.settings());
        if (!nameOf(container).equalsIgnoreCase(base)) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.SCOPE_MOVED,
                    "The container " + base + " was renamed or moved while it was read",
                    "Nothing to do: it is read again.");
        }
        return position;
    }

    private String nameOf(ObjectGuid container) {
        return connection
                .object(container.asName(), List.of(), ObjectSelection.OBJECT_GUID)
                .map(SearchResultEntry::getDN)
                .orElseThrow(() -> new DirectoryFailure(
                        DirectoryFailure.Code.SCOPE_CONTAINER_MISSING,
                        "The container " + container + " is not in " + connection.base()
                                + ", or the account may not see it",
                        "Let the account read it, or name another one."));
    }

    private static boolean isBelow(String name, String container) {
        try {
            return DN.isDescendantOf(name, container, false);
        } catch (LDAPException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.ANSWER_UNEXPECTED,
                    "The directory answered with a name that cannot be read: " + name,
                    "Report this message.",
                    e);
        }
    }

    private void readObjects(ContainerScope scope, EntryConsumer consumer) {
        PagedSearch search = new PagedSearch(
                connection,
                selection.filters().everything(),
                selection.settings().pageSize());
        WholeEntries whole = wholeEntries(scope, consumer);
        if (scope.limited()) {
            readParts(search, connection.base(), scope.roots(), scope, whole);
        } else {
            search.read(connection.base(), selection.wholeAttributes(), whole::accept, whole::finish);
        }
        new ReadMembers(connection, selection, scope).read(whole);
    }

    private void readParts(
            PagedSearch search, String base, List<String> roots, ContainerScope scope, WholeEntries whole) {
        // what is out of scope is asked for by identity and place only
        search.read(base, selection.placeAttributes(), entry -> outOfScope(entry, scope, whole), whole::finish);
        for (String root : roots) {
            search.read(
                    root,
                    selection.wholeAttributes(),
                    entry -> {
                        if (scope.contains(ReadEntry.of(entry).name())) {
                            whole.accept(entry);
                        }
                    },
                    whole::finish);
        }
    }

    private static void outOfScope(SearchResultEntry found, ContainerScope scope, WholeEntries whole) {
        ReadEntry entry = ReadEntry.of(found);
        if (!scope.contains(entry.name())) {
            whole.acceptReduced(entry);
        }
    }

    private WholeEntries wholeEntries(ContainerScope scope, EntryConsumer consumer) {
        ForeignPrincipals foreign = new ForeignPrincipals(connection, scope, consumer, false);
        return new WholeEntries(connection, selection, scope, foreign, consumer);
    }
}
