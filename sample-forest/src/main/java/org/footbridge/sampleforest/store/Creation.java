package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** A new object: its place, its attributes and links; everything gets the same USN. */
public final class Creation {
    private record Link(AttributeType type, DirectoryObject target) {}

    private final DirectoryObject parent;
    private final String rdnType;
    private final String name;
    private final DirectoryStore store;
    private final Map<AttributeType, byte[][]> values = new LinkedHashMap<>();
    private final Set<Link> links = new LinkedHashSet<>();

    public Creation(DirectoryObject parent, String rdnType, String name) {
        this.parent = parent;
        this.rdnType = rdnType;
        this.name = name;
        this.store = parent.partition().store();
    }

    public Creation put(AttributeType type, byte[]... all) {
        if (all.length > 0) {
            if (type.singleValued() && all.length > 1) {
                throw Refusal.constraint(type + " takes one value");
            }
            values.put(type, all);
        }
        return this;
    }

    public Creation put(String attribute, String... all) {
        byte[][] bytes = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            bytes[i] = all[i].getBytes(StandardCharsets.UTF_8);
        }
        return put(store.type(attribute), bytes);
    }

    public Creation link(AttributeType type, DirectoryObject target) {
        if (target.deleted()) {
            throw Refusal.noSuchObject(target.dn());
        }
        if (!links.add(new Link(type, target))) {
            throw new Refusal(
                    ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
                    "00002083: AtrErr: problem 1006 (ATT_OR_VALUE_EXISTS): " + type + " has " + target.dn() + " twice");
        }
        return this;
    }

    public boolean has(String attribute) {
        return values.containsKey(store.type(attribute));
    }

    /** Stores the object; refuses a taken name. */
    public DirectoryObject commit() {
        Partition partition = parent.partition();
        DirectoryObject taken = parent.child(DirectoryObject.key(rdnType, name));
        if (taken != null) {
            throw Refusal.exists(taken.dn());
        }
        put("name", name);
        put(rdnType, name);
        put("instanceType", "4");
        long usn = partition.highestUsn() + 1;
        DirectoryObject object = new DirectoryObject(partition.newGuid(), partition, parent, rdnType, name, usn);
        uniqueValues((type, text) -> partition.requireUnique(object, type, text));
        partition.nextUsn();
        StoredAttribute[] stored = new StoredAttribute[values.size()];
        int next = 0;
        for (Map.Entry<AttributeType, byte[][]> entry : values.entrySet()) {
            stored[next++] = new StoredAttribute(entry.getKey(), shown(entry), usn);
        }
        object.fill(stored);
        object.attach();
        partition.register(object);
        uniqueValues((type, text) -> partition.indexValue(object, type, null, text));
        byte[][] sid = values.get(store.type("objectSid"));
        if (sid != null) {
            partition.indexSid(SecurityId.toText(sid[0]), object);
        }
        for (Link link : links) {
            object.linkForChange(link.type).put(link.target, usn);
            link.target.addBackLink(link.type, object);
        }
        partition.touch(object, usn);
        return object;
    }

    private void uniqueValues(BiConsumer<AttributeType, String> work) {
        for (String attribute : Partition.UNIQUE) {
            AttributeType type = store.type(attribute);
            byte[][] all = values.get(type);
            if (all != null) {
                work.accept(type, new String(all[0], StandardCharsets.UTF_8));
            }
        }
    }

    private static byte[][] shown(Map.Entry<AttributeType, byte[][]> entry) {
        return entry.getKey().origin() == AttributeType.Origin.SECRET ? StoredAttribute.NO_VALUES : entry.getValue();
    }
}
