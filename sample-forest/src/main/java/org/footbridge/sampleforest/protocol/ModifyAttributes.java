package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.AttributeType.Origin;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Edit;
import org.footbridge.sampleforest.store.FileTime;
import org.footbridge.sampleforest.store.LinkTarget;
import org.footbridge.sampleforest.store.Refusal;

/** The modifications of one modify request, applied together (RFC 4511 4.6). */
final class ModifyAttributes {
    private final DirectoryStore store;
    private final DirectoryObject object;
    private final boolean permissive;
    private final Edit edit;

    ModifyAttributes(DirectoryStore store, DirectoryObject object, boolean permissive) {
        this.store = store;
        this.object = object;
        this.permissive = permissive;
        this.edit = new Edit(object);
    }

    void collect(AttributeType type, Modification change) {
        requireChangeable(type);
        if (type.origin() == Origin.FORWARD_LINK) {
            collectLink(type, change);
        } else if (type.origin() == Origin.SECRET) {
            edit.put(type, change.getValueByteArrays());
            edit.put(store.type("pwdLastSet"), FileTime.text(Instant.now()));
        } else {
            collectValues(type, change);
        }
    }

    void commit() {
        edit.commit();
    }

    private void requireChangeable(AttributeType type) {
        if (type.name().equals("name") || type.name().equalsIgnoreCase(object.rdnType())) {
            throw new Refusal(
                    ResultCode.NOT_ALLOWED_ON_RDN, "000020B1: UpdErr: " + type + " changes by renaming, data 0");
        }
        if (type.name().equals("objectSid") || type.name().equals("isDeleted")) {
            throw Refusal.unwilling(type + " is owned by the system");
        }
    }

    private void collectValues(AttributeType type, Modification change) {
        List<byte[]> given = WriteRequests.stored(store, type, change.getValueByteArrays());
        List<byte[]> values = new ArrayList<>(Arrays.asList(edit.values(type)));
        switch (change.getModificationType().intValue()) {
            case 0 -> given.forEach(value -> addValue(type, values, value));
            case 1 -> deleteValues(type, values, given);
            case 2 -> {
                values.clear();
                values.addAll(given);
            }
            default -> throw Refusal.unwilling("this kind of modification is not served here");
        }
        edit.put(type, values.toArray(byte[][]::new));
    }

    private void addValue(AttributeType type, List<byte[]> values, byte[] value) {
        if (contains(type, values, value)) {
            if (!permissive) {
                throw new Refusal(
                        ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
                        "00002083: AtrErr: problem 1006 (ATT_OR_VALUE_EXISTS): " + type);
            }
        } else {
            values.add(value);
        }
    }

    private void deleteValues(AttributeType type, List<byte[]> values, List<byte[]> given) {
        if (given.isEmpty()) {
            if (values.isEmpty() && !permissive) {
                throw missing(type);
            }
            values.clear();
        }
        for (byte[] value : given) {
            if (!values.removeIf(new MatchValue(store, type).equality(value)) && !permissive) {
                throw missing(type);
            }
        }
    }

    private boolean contains(AttributeType type, List<byte[]> values, byte[] value) {
        return values.stream().anyMatch(new MatchValue(store, type).equality(value));
    }

    private static Refusal missing(AttributeType type) {
        return new Refusal(
                ResultCode.NO_SUCH_ATTRIBUTE, "00002085: AtrErr: problem 1001 (NO_ATTRIBUTE_OR_VAL): " + type);
    }

    private void collectLink(AttributeType type, Modification change) {
        List<DirectoryObject> given = new ArrayList<>();
        for (byte[] value : change.getValueByteArrays()) {
            given.add(target(change, value));
        }
        List<DirectoryObject> present = edit.linkedTargets(type);
        switch (change.getModificationType().intValue()) {
            case 0 -> given.forEach(target -> edit.link(type, target));
            case 1 -> (given.isEmpty() ? present : given).forEach(target -> edit.unlink(type, target));
            case 2 -> {
                present.stream().filter(target -> !given.contains(target)).forEach(target -> edit.unlink(type, target));
                given.stream().filter(target -> !present.contains(target)).forEach(target -> edit.link(type, target));
            }
            default -> throw Refusal.unwilling("this kind of modification is not served here");
        }
    }

    private DirectoryObject target(Modification change, byte[] value) {
        if (!change.getModificationType().equals(ModificationType.DELETE)) {
            return LinkTarget.require(object.partition(), value);
        }
        String name = new String(value, StandardCharsets.UTF_8);
        return LinkTarget.find(object.partition(), name).orElseThrow(() -> Refusal.noSuchObject(name));
    }
}
