package org.footbridge.sampleforest.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of one forward link of one object: present and removed ones, each with the USN of its last change. */
public final class LinkSet {
    /** State of one linked value. */
    private record Mark(long usn, boolean present) {}

    private final AttributeType type;
    private final Map<DirectoryObject, Mark> marks = new LinkedHashMap<>(4);
    private @Nullable List<DirectoryObject> present;
    private int count;
    private long usn;

    LinkSet(AttributeType type) {
        this.type = type;
    }

    public AttributeType type() {
        return type;
    }

    public int size() {
        return count;
    }

    /** The highest USN of an added or removed value. */
    public long usn() {
        return usn;
    }

    /** The targets, in the order in which they were added. */
    public List<DirectoryObject> present() {
        List<DirectoryObject> listed = present;
        if (listed == null) {
            listed = marked(true, -1);
            present = listed;
        }
        return listed;
    }

    public boolean contains(DirectoryObject target) {
        Mark mark = marks.get(target);
        return mark != null && mark.present;
    }

    /** Targets added after the USN. */
    public List<DirectoryObject> addedAfter(long since) {
        return since == 0 ? present() : marked(true, since);
    }

    /** Targets removed after the USN. */
    public List<DirectoryObject> removedAfter(long since) {
        return marked(false, since);
    }

    private List<DirectoryObject> marked(boolean wanted, long since) {
        List<DirectoryObject> found = new ArrayList<>();
        marks.forEach((target, mark) -> {
            if (mark.present == wanted && mark.usn > since) {
                found.add(target);
            }
        });
        return List.copyOf(found);
    }

    void put(DirectoryObject target, long at) {
        marks.remove(target);
        marks.put(target, new Mark(at, true));
        count++;
        changed(at);
    }

    void remove(DirectoryObject target, long at) {
        marks.put(target, new Mark(at, false));
        count--;
        changed(at);
    }

    /** Takes the value away without a trace, as happens when its target is deleted. */
    void forget(DirectoryObject target) {
        Mark mark = marks.remove(target);
        if (mark != null && mark.present) {
            count--;
            present = null;
        }
    }

    private void changed(long at) {
        usn = at;
        present = null;
    }
}
