package org.footbridge.drsr.replication;

import java.util.List;

/**
 * A part of what has changed.
 *
 * @param objects in the server's order: by their latest change, the head of the naming context first
 * @param state from where to go on; keep it together with what was done with the objects
 * @param more whether further pages follow at once
 */
public record ChangePage(List<ReplicatedObject> objects, ReplicationState state, boolean more) {

    public ChangePage {
        objects = List.copyOf(objects);
    }
}
