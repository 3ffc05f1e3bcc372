package org.footbridge.directory;

import java.util.List;

/**
 * Reads some attributes alone, of every object in scope that has a value of any of them. Each entry has all values of
 * these attributes; what it does not name, and who is not told, has none.
 */
public final class ReadAttributes {
    private final DirectoryConnection connection;
    private final ObjectSelection selection;

    /** @param settings the attributes wanted, and members of groups as everywhere */
    public ReadAttributes(DirectoryConnection connection, ReadSettings settings) {
        this.connection = connection;
        this.selection = new ObjectSelection(settings);
    }

    /** Hands over patches without place, name and class; objects out of scope only for their members. */
    public void read(EntryConsumer consumer) {
        ReadSettings settings = selection.settings();
        if (settings.attributes().isEmpty() && settings.membership().isEmpty()) {
            return;
        }
        ContainerScope scope = ContainerScope.resolve(connection, settings);
        ForeignPrincipals foreign = new ForeignPrincipals(connection, scope, consumer, false);
        WholeEntries whole = new WholeEntries(connection, selection, scope, foreign, entry -> tell(entry, consumer));
        if (!settings.objectClasses().isEmpty()) {
            PagedSearch search = new PagedSearch(connection, selection.filters().withValues(), settings.pageSize());
            for (String base : scope.limited() ? scope.roots() : List.of(connection.base())) {
                search.read(base, selection.wholeAttributes(), whole::accept, whole::finish);
            }
        }
        new ReadMembers(connection, selection, scope).read(whole);
        scope.verifyUnchanged(connection, settings);
    }

    private static void tell(DirectoryEntry entry, EntryConsumer consumer) {
        if (!entry.attributes().isEmpty() || !entry.links().isEmpty()) {
            consumer.accept(entry.valuesAlone());
        }
    }
}
