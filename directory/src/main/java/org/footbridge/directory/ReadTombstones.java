package org.footbridge.directory;

import com.unboundid.ldap.sdk.Control;
import java.util.List;

/**
 * Tells of deleted objects, by identity, what the directory keeps of them below CN=Deleted Objects (MS-ADTS 3.1.1.5.5).
 * That container is hidden from accounts that were not let in: then nothing is told and nothing can be concluded.
 */
final class ReadTombstones {
    private static final String CONTAINER = "CN=Deleted Objects,";
    private static final Control SHOW_DELETED = new Control("1.2.840.113556.1.4.417", true);
    /** What the recycle bin has let go of; unknown to old servers. */
    private static final Control SHOW_RECYCLED = new Control("1.2.840.113556.1.4.2064", false);

    private final DirectoryConnection connection;
    private final ObjectSelection selection;

    ReadTombstones(DirectoryConnection connection, ObjectSelection selection) {
        this.connection = connection;
        this.selection = selection;
    }

    void read(EntryConsumer consumer) {
        String container = CONTAINER + connection.base();
        if (connection
                .object(container, List.of(SHOW_DELETED), ObjectSelection.OBJECT_GUID)
                .isEmpty()) {
            return;
        }
        new PagedSearch(
                        connection,
                        selection.filters().deleted(),
                        selection.settings().pageSize(),
                        List.of(SHOW_DELETED, SHOW_RECYCLED))
                .read(
                        container,
                        List.of(ObjectSelection.OBJECT_GUID, ObjectSelection.OBJECT_CLASS),
                        found -> {
                            ReadEntry entry = ReadEntry.of(found);
                            consumer.accept(DirectoryEntry.deletion(entry.guid(), entry.objectClass()));
                        },
                        () -> {});
    }
}
