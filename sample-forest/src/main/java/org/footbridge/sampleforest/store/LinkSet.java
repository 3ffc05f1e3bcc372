package org.footbridge.sampleforest.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Values of one forward link of one object: present and removed ones, each with the USN of its last change. */
public final class LinkSet {
    /** State of one linked value. */
    private record Mark(long usn, boolean present) {}

    private final AttributeType type;
    /** In the order of their last change. */
    private final SequencedMap<DirectoryObject, Mark> marks = new LinkedHashMap<>(4);

    /** Values that were added together share it. */
    private @Nullable Mark last;

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

    /** From the latest change back, so that the cost is that of the changes, not of the set. */
    private List<DirectoryObject> marked(boolean wanted, long since) {
        List<DirectoryObject> found = new ArrayList<>();
        for (Map.Entry<DirectoryObject, Mark> entry : marks.sequencedEntrySet().reversed()) {
            if (entry.getValue().usn <= since) {
                break;
            }
            if (entry.getValue().present == wanted) {
                found.add(entry.getKey());
            }
        }
        return List.copyOf(found.reversed());
    }

    void put(DirectoryObject target, long at) {
        mark(target, at, true);
        count++;
    }

    void remove(DirectoryObject target, long at) {
        mark(target, at, false);
        count--;
    }

    /** Takes the value away without a trace, as happens when its target is deleted. */
    void forget(DirectoryObject target) {
        Mark mark = marks.remove(target);
        if (mark != null && mark.present) {
            count--;
            present = null;
        }
    }

    private void mark(DirectoryObject target, long at, boolean there) {
        Mark mark = last != null && last.usn == at && last.present == there ? last : new Mark(at, there);
        marks.putLast(target, mark);
        last = mark;
        usn = at;
        present = null;
    }
}
