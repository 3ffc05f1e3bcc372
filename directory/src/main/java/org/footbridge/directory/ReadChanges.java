package org.footbridge.directory;

import java.util.Optional;

/** Reads what changed in a directory since a position. */
public final class ReadChanges {
    private final DirectoryConnection connection;
    private final ObjectSelection selection;

    public ReadChanges(DirectoryConnection connection, ReadSettings settings) {
        this.connection = connection;
        this.selection = new ObjectSelection(settings);
    }

    /**
     * Hands every change to the consumer.
     *
     * @return where the next read starts
     * @throws DirectoryFailure (domain controller changed, watermark refused) when the directory is to be read in full
     */
    public DirectoryPosition read(DirectoryPosition since, EntryConsumer consumer) {
        connection.requireDatabase(since.invocationId());
        ContainerScope scope = ContainerScope.resolve(connection, selection.settings());
        long usn = connection.highestUsn();
        DirSyncCookie end = read(connection, selection, scope, since, consumer);
        scope.verifyUnchanged(connection, selection.settings());
        return new DirectoryPosition(end, since.invocationId(), connection.domainController(), usn);
    }

    static DirSyncCookie read(
            DirectoryConnection connection,
            ObjectSelection selection,
            ContainerScope scope,
            DirectoryPosition since,
            EntryConsumer consumer) {
        ChangedEntries changed = new ChangedEntries(connection, selection, scope, consumer);
        return new DirSync(connection, selection.filters().everythingAndGroups(), selection.changeAttributes())
                .read(Optional.of(since.cookie()), changed::accept, changed::finish);
    }
}
