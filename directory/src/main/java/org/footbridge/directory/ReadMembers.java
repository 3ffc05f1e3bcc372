package org.footbridge.directory;

/** Reads the members of groups that are out of scope, or of no class asked for, and decide who is in scope. */
final class ReadMembers {
    private final DirectoryConnection connection;
    private final ObjectSelection selection;
    private final ContainerScope scope;

    ReadMembers(DirectoryConnection connection, ObjectSelection selection, ContainerScope scope) {
        this.connection = connection;
        this.selection = selection;
        this.scope = scope;
    }

    /** Tells each as an object that is reduced but for its members. Groups in scope have been told whole before. */
    void read(WholeEntries whole) {
        ReadSettings settings = selection.settings();
        if (settings.membership().isEmpty() || (scope.everything() && !settings.asksForMembersOnly())) {
            return;
        }
        new PagedSearch(connection, selection.filters().groups(), settings.pageSize())
                .read(
                        connection.base(),
                        selection.memberAttributes(),
                        entry -> {
                            if (!whole.isWhole(ReadEntry.of(entry))) {
                                whole.accept(entry);
                            }
                        },
                        whole::finish);
    }
}
