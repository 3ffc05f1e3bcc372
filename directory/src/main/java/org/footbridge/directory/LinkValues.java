package org.footbridge.directory;

import java.util.List;

/** Values of one forward link, as the objectGUIDs of the targets. A whole entry has only {@code added}. */
public record LinkValues(String name, List<ObjectGuid> added, List<ObjectGuid> removed) {
    public LinkValues {
        added = ofObjects(added);
        removed = ofObjects(removed);
    }

    private static List<ObjectGuid> ofObjects(List<ObjectGuid> targets) {
        return targets.stream()
                .filter(target -> !target.equals(ObjectGuid.NONE))
                .toList();
    }
}
