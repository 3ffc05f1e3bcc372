package org.footbridge.directory;

import java.util.List;

/** Values of one forward link, as the objectGUIDs of the targets. A whole entry has only {@code added}. */
public record LinkValues(String name, List<ObjectGuid> added, List<ObjectGuid> removed) {
    public LinkValues {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
