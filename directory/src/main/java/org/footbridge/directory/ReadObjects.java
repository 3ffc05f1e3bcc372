package org.footbridge.directory;

import java.util.Collection;

/** Reads named objects whole. */
public final class ReadObjects {
    private final DirectoryConnection connection;
    private final ObjectSelection selection;

    public ReadObjects(DirectoryConnection connection, ReadSettings settings) {
        this.connection = connection;
        this.selection = new ObjectSelection(settings);
    }

    /** Objects that do not exist, or are of classes not asked for, are passed over. */
    public void read(Collection<ObjectGuid> guids, EntryConsumer consumer) {
        ContainerScope scope = ContainerScope.resolve(connection, selection.settings());
        ForeignPrincipals foreign = new ForeignPrincipals(connection, scope, consumer, true);
        new WholeEntries(connection, selection, scope, foreign, consumer).read(guids);
        scope.verifyUnchanged(connection, selection.settings());
    }
}
