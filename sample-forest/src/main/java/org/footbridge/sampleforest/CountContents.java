package org.footbridge.sampleforest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.LinkSet;
import org.footbridge.sampleforest.store.Partition;

/** Counts the objects of a domain by their most specific class. To be used under the lock of the store. */
final class CountContents {
    private final AttributeType objectClass;
    private final AttributeType member;
    private final Set<UUID> leftOut;
    private final List<Integer> groupSizes = new ArrayList<>();
    private int objects;
    private int users;
    private int groups;
    private int contacts;
    private int units;

    /** @param leftOut neither counted as objects nor as members */
    CountContents(DirectoryStore store, Set<UUID> leftOut) {
        this.leftOut = leftOut;
        this.objectClass = store.type("objectClass");
        this.member = store.type("member");
    }

    Contents of(Partition domain) {
        for (DirectoryObject object : domain.objects()) {
            if (!object.deleted() && !leftOut.contains(object.guid())) {
                count(object);
            }
        }
        return new Contents(objects, users, groups, contacts, units, groupSizes);
    }

    private void count(DirectoryObject object) {
        byte[][] classes = object.values(objectClass);
        objects++;
        switch (classes.length == 0 ? "" : new String(classes[classes.length - 1], StandardCharsets.UTF_8)) {
            case "user", "inetOrgPerson" -> users++;
            case "contact" -> contacts++;
            case "organizationalUnit" -> units++;
            case "group" -> {
                groups++;
                groupSizes.add(members(object));
            }
            default -> {}
        }
    }

    private int members(DirectoryObject group) {
        LinkSet members = group.link(member);
        if (members == null || leftOut.isEmpty()) {
            return members == null ? 0 : members.size();
        }
        return (int) members.present().stream()
                .filter(target -> !leftOut.contains(target.guid()))
                .count();
    }
}
