package org.footbridge.directory;

import java.util.List;
import java.util.Optional;

/**
 * Reads what changed in a directory since a position. A position goes on at another domain controller too: its cookie
 * holds what is known of all of them, so the other one tells what it has beyond that, and nothing older.
 */
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
     * @param others where earlier reads ended at other domain controllers; used at one of them when it does not know what
     *     to do with the cookie
     * @return where the next read starts
     * @throws DirectoryFailure (domain controller changed, rolled back, watermark refused) when the directory is to be
     *     read in full
     */
    public DirectoryPosition read(DirectoryPosition since, List<DirectoryPosition> others, EntryConsumer consumer) {
        long usn = connection.highestUsn();
        Optional<DirectoryPosition> own = own(since, others);
        own.ifPresent(position -> requireNotRolledBack(position, usn));
        requireNotRestored(since, others, own);
        ContainerScope scope = ContainerScope.resolve(connection, selection.settings());
        DirSyncCookie end = read(scope, since, own, consumer);
        scope.verifyUnchanged(connection, selection.settings());
        return new DirectoryPosition(end, connection.invocationId(), connection.domainController(), usn);
    }

    /** @see #read(DirectoryPosition, List, EntryConsumer) */
    public DirectoryPosition read(DirectoryPosition since, EntryConsumer consumer) {
        return read(since, List.of(), consumer);
    }

    private DirSyncCookie read(
            ContainerScope scope, DirectoryPosition since, Optional<DirectoryPosition> own, EntryConsumer consumer) {
        try {
            return read(connection, selection, scope, since, consumer);
        } catch (DirectoryFailure e) {
            if (e.code() != DirectoryFailure.Code.WATERMARK_REFUSED
                    || own.filter(position -> !position.equals(since)).isEmpty()) {
                throw e;
            }
            return read(connection, selection, scope, own.get(), consumer);
        }
    }

    /** The position that this domain controller itself gave out. */
    private Optional<DirectoryPosition> own(DirectoryPosition since, List<DirectoryPosition> others) {
        ObjectGuid database = connection.invocationId();
        return since.invocationId().equals(database)
                ? Optional.of(since)
                : others.stream()
                        .filter(position -> position.invocationId().equals(database))
                        .findFirst();
    }

    /** A database that lost changes uses their numbers again, and no cookie sees what gets them. */
    private void requireNotRolledBack(DirectoryPosition position, long usn) {
        if (usn < position.highestUsn()) {
            throw connection.reported(new DirectoryFailure(
                    DirectoryFailure.Code.DOMAIN_CONTROLLER_ROLLED_BACK,
                    connection.domainController() + " was set back without telling: it had committed update "
                            + position.highestUsn() + " and is now at " + usn,
                    "The directory is read in full. Repair the domain controller: others do not take its changes (look for"
                            + " 'USN rollback')."));
        }
    }

    /** Properly restored it has a new identity under the old name, and may have lost what was read. */
    private void requireNotRestored(
            DirectoryPosition since, List<DirectoryPosition> others, Optional<DirectoryPosition> own) {
        String name = connection.domainController();
        boolean knownByName = since.domainController().equalsIgnoreCase(name)
                || others.stream()
                        .anyMatch(position -> position.domainController().equalsIgnoreCase(name));
        if (own.isEmpty() && knownByName && !name.isEmpty()) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED,
                    "The database of " + name + " is another one than before: it was restored, or set up anew",
                    "Nothing to do: the directory is read in full.");
        }
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
