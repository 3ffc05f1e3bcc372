package org.footbridge.directory;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole directory: first the position, then every object page by page, then what is left of deleted ones, then what
 * changed meanwhile, as patches. Repeating it is harmless; when it returns, nothing in scope is missing.
 */
public final class ReadAll {
    private static final String DOMAIN_ONLY = "(objectClass=domainDNS)";

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

    private void readObjects(ContainerScope scope, EntryConsumer consumer) {
        PagedSearch search = new PagedSearch(
                connection,
                selection.filters().everything(),
                selection.settings().pageSize());
        WholeEntries whole = new WholeEntries(connection, selection, scope, consumer);
        if (scope.limited()) {
            readParts(search, scope, whole, consumer);
        } else {
            search.read(connection.base(), selection.wholeAttributes(), whole::accept, whole::finish);
        }
        new ReadMembers(connection, selection, scope).read(whole);
    }

    private void readParts(PagedSearch search, ContainerScope scope, WholeEntries whole, EntryConsumer consumer) {
        // what is out of scope is asked for by identity and place only
        search.read(
                connection.base(),
                selection.placeAttributes(),
                entry -> outOfScope(entry, scope, whole, consumer),
                () -> {});
        for (String root : scope.roots()) {
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

    private static void outOfScope(
            SearchResultEntry found, ContainerScope scope, WholeEntries whole, EntryConsumer consumer) {
        ReadEntry entry = ReadEntry.of(found);
        if (!scope.contains(entry.name())) {
            consumer.accept(whole.reduced(entry));
        }
    }
}
