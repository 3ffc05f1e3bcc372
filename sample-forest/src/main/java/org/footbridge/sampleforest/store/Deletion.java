package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Turns objects into tombstones and back (MS-ADTS 3.1.1.5.5 and 3.1.1.5.3.7). The domain has no recycle bin: most
 * attributes and all links are lost.
 */
public final class Deletion {
    private static final Set<String> KEPT = Set.of(
            "objectSid",
            "objectClass",
            "sAMAccountName",
            "userAccountControl",
            "groupType",
            "instanceType",
            "name",
            "cn",
            "ou",
            "dNSHostName",
            "sIDHistory",
            "unicodePwd",
            "systemFlags");
    private static final byte[] TRUE = "TRUE".getBytes(StandardCharsets.UTF_8);

    private Deletion() {}

    /** Deletes a leaf. */
    public static void delete(DirectoryObject object) {
        if (!object.children().isEmpty()) {
            throw new Refusal(
                    ResultCode.NOT_ALLOWED_ON_NONLEAF,
                    "00002015: UpdErr: DSID-00000000, problem 6003 (CANT_ON_NON_LEAF), data 0: " + object.dn());
        }
        requireDeletable(object);
        DirectoryStore store = object.partition().store();
        Edit edit = new Edit(object);
        for (StoredAttribute attribute : object.attributes()) {
            if (attribute.values().length > 0 && !KEPT.contains(attribute.type().name())) {
                edit.put(attribute.type());
            }
        }
        DirectoryObject parent = object.parent().orElseThrow();
        edit.put(store.type("lastKnownParent"), ObjectGuid.toBytes(parent.guid()));
        edit.put(store.type("isDeleted"), TRUE);
        edit.put(store.type("isRecycled"), TRUE);
        edit.place(object.partition().deletedObjects(), object.name() + "\nDEL:" + object.guid());
        object.dropLinks();
        edit.commit();
        object.partition().releaseAccount(object);
    }

    /** Deletes an object and everything below it, leaves first. */
    public static void deleteTree(DirectoryObject object) {
        for (DirectoryObject child : List.copyOf(object.children())) {
            deleteTree(child);
        }
        delete(object);
    }

    /** Brings a tombstone back to life under the parent with the name. */
    public static void restore(DirectoryObject object, DirectoryObject parent, String name) {
        DirectoryStore store = object.partition().store();
        if (!object.deleted()) {
            throw Refusal.unwilling(object.dn() + " is not deleted");
        }
        if (parent.deleted()) {
            throw Refusal.noSuchObject(parent.dn());
        }
        object.partition().claimAccount(object);
        Edit edit = new Edit(object);
        edit.put(store.type("isDeleted")).put(store.type("isRecycled")).put(store.type("lastKnownParent"));
        restoreCategory(edit, object, store);
        edit.place(parent, name);
        edit.commit();
    }

    /** The name that the object had before it was deleted. */
    public static String formerName(DirectoryObject object) {
        int mark = object.name().indexOf("\nDEL:");
        return mark < 0 ? object.name() : object.name().substring(0, mark);
    }

    private static void restoreCategory(Edit edit, DirectoryObject object, DirectoryStore store) {
        byte[][] classes = object.values(store.type("objectClass"));
        String mostSpecific = new String(classes[classes.length - 1], StandardCharsets.UTF_8);
        store.category(mostSpecific)
                .ifPresent(category -> edit.put(store.type("objectCategory"), ObjectGuid.toBytes(category.guid())));
    }

    private static void requireDeletable(DirectoryObject object) {
        AttributeType critical = object.partition().store().type("isCriticalSystemObject");
        boolean root = object.parent().isEmpty();
        if (root || object.deleted() || "TRUE".equals(object.text(critical))) {
            throw Refusal.unwilling(object.dn() + " cannot be deleted");
        }
    }
}
