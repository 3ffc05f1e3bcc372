package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.sampleforest.store.AttributeType.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one object that take effect together, with one USN, or not at all. Collect first, then {@link #commit}.
 * A change that changes nothing uses no USN.
 */
public final class Edit {
    private record LinkChange(AttributeType type, DirectoryObject target, boolean add) {}

    private final DirectoryObject object;
    private final Map<AttributeType, byte[][]> values = new LinkedHashMap<>();
    private final List<LinkChange> links = new ArrayList<>();
    private @Nullable DirectoryObject newParent;
    private @Nullable String newName;

    public Edit(DirectoryObject object) {
        this.object = object;
    }

    /** The values as this edit would leave them. */
    public byte[][] values(AttributeType type) {
        byte[][] pending = values.get(type);
        return pending == null ? object.values(type) : pending;
    }

    /** Replaces all values; none removes the attribute. */
    public Edit put(AttributeType type, byte[]... replacement) {
        if (type.origin() != Origin.STORED && type.origin() != Origin.SECRET) {
            throw Refusal.constraint(type + " is owned by the system");
        }
        if (type.singleValued() && replacement.length > 1) {
            throw Refusal.constraint(type + " takes one value");
        }
        values.put(type, replacement);
        return this;
    }

    /** Adds a linked value; refuses one that is there, and a second one of a single-valued link. */
    public Edit link(AttributeType type, DirectoryObject target) {
        if (linked(type, target)) {
            throw new Refusal(
                    ResultCode.ENTRY_ALREADY_EXISTS,
                    "00000562: UpdErr: DSID-00000000, problem 6005 (ENTRY_EXISTS), data 0: " + target.dn());
        }
        if (target.deleted()) {
            throw Refusal.noSuchObject(target.dn());
        }
        if (type.singleValued() && !linkedTargets(type).isEmpty()) {
            throw Refusal.constraint(type + " takes one value");
        }
        links.add(new LinkChange(type, target, true));
        return this;
    }

    /** Removes a linked value; refuses one that is not there. */
    public Edit unlink(AttributeType type, DirectoryObject target) {
        if (!linked(type, target)) {
            throw new Refusal(
                    ResultCode.UNWILLING_TO_PERFORM,
                    "00000561: SvcErr: DSID-00000000, problem 5003 (WILL_NOT_PERFORM), data 0: " + target.dn());
        }
        links.add(new LinkChange(type, target, false));
        return this;
    }

    /** The targets as this edit would leave them. */
    public List<DirectoryObject> linkedTargets(AttributeType type) {
        LinkSet stored = object.link(type);
        List<DirectoryObject> targets = new ArrayList<>(stored == null ? List.of() : stored.present());
        for (LinkChange change : links) {
            if (change.type == type) {
                if (change.add) {
                    targets.add(change.target);
                } else {
                    targets.remove(change.target);
                }
            }
        }
        return targets;
    }

    private boolean linked(AttributeType type, DirectoryObject target) {
        for (int i = links.size() - 1; i >= 0; i--) {
            LinkChange change = links.get(i);
            if (change.type == type && change.target == target) {
                return change.add;
            }
        }
        LinkSet stored = object.link(type);
        return stored != null && stored.contains(target);
    }

    /** Gives the object a new name, a new parent, or both. */
    public Edit place(DirectoryObject parent, String name) {
        DirectoryObject taken = parent.child(DirectoryObject.key(object.rdnType(), name));
        if (taken != null && taken != object) {
            throw Refusal.exists(taken.dn());
        }
        if (parent.isUnder(object)) {
            throw Refusal.unwilling(object.dn() + " cannot move below itself");
        }
        if (parent.partition() != object.partition()) {
            throw new Refusal(
                    ResultCode.AFFECTS_MULTIPLE_DSAS,
                    "000020E0: UpdErr: problem 6003: " + object.dn() + " cannot move to another domain");
        }
        newParent = parent;
        newName = name;
        return this;
    }

    /** Applies everything collected. */
    public void commit() {
        Partition partition = object.partition();
        values.entrySet().removeIf(entry -> same(entry.getKey(), entry.getValue()));
        values.forEach((type, after) -> partition.requireUnique(object, type, first(after)));
        if (values.isEmpty() && links.isEmpty() && unmoved()) {
            return;
        }
        long usn = partition.nextUsn();
        values.forEach((type, after) -> store(type, after, usn));
        links.forEach(change -> apply(change, usn));
        move(usn);
        partition.touch(object, usn);
    }

    private boolean same(AttributeType type, byte[][] after) {
        return type.origin() == Origin.STORED && Arrays.deepEquals(object.values(type), after);
    }

    private boolean unmoved() {
        return newParent == null
                || (newParent == object.parent().orElse(null) && object.name().equals(newName));
    }

    private void store(AttributeType type, byte[][] after, long usn) {
        object.partition().indexValue(object, type, object.text(type), first(after));
        object.put(type, type.origin() == Origin.SECRET ? StoredAttribute.NO_VALUES : after, usn);
        if (type.name().equals("objectSid") && after.length > 0) {
            object.partition().indexSid(SecurityId.toText(after[0]), object);
        }
    }

    private void apply(LinkChange change, long usn) {
        LinkSet link = object.linkForChange(change.type);
        if (change.add) {
            link.put(change.target, usn);
            change.target.addBackLink(change.type, object);
        } else {
            link.remove(change.target, usn);
            change.target.removeBackLink(change.type, object);
        }
    }

    private void move(long usn) {
        if (newParent == null || newName == null || unmoved()) {
            return;
        }
        object.place(newParent, object.rdnType(), newName);
        DirectoryStore store = object.partition().store();
        byte[][] text = {newName.getBytes(StandardCharsets.UTF_8)};
        object.put(store.type("name"), text, usn);
        AttributeType naming = store.type(object.rdnType());
        if (object.stored(naming) != null && !Arrays.deepEquals(object.values(naming), text)) {
            object.put(naming, text, usn);
        }
    }

    private static @Nullable String first(byte[][] values) {
        return values.length == 0 ? null : new String(values[0], StandardCharsets.UTF_8);
    }
}
