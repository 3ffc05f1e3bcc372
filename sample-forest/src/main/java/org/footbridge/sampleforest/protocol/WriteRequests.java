package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.Deletion;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Edit;
import org.footbridge.sampleforest.store.NewObject;
import org.footbridge.sampleforest.store.PlacedName;
import org.footbridge.sampleforest.store.Refusal;
import org.footbridge.sampleforest.store.ValueText;

/** Add, modify, delete and rename as LDAP requests; to be called under the write lock. */
final class WriteRequests {
    private final ServedDomain served;
    private final DirectoryStore store;

    WriteRequests(ServedDomain served) {
        this.served = served;
        this.store = served.store();
    }

    DirectoryObject add(AddRequestProtocolOp request) {
        PlacedName name = PlacedName.parse(request.getDN());
        NewObject fresh = new NewObject(held(name.parent()), name.rdnType(), name.value());
        String password = null;
        for (Attribute attribute : request.getAttributes()) {
            AttributeType type = store.type(attribute.getName());
            if (type.origin() == AttributeType.Origin.SECRET) {
                password = password(attribute.getValueByteArrays());
            }
            fresh.set(type, attribute.getValueByteArrays());
        }
        DirectoryObject object = fresh.create();
        if (password != null) {
            served.accounts().setPassword(object.guid(), password);
        }
        return object;
    }

    DirectoryObject delete(String name, boolean tree) {
        DirectoryObject object = held(name);
        if (tree) {
            Deletion.deleteTree(object);
        } else {
            Deletion.delete(object);
        }
        return object;
    }

    DirectoryObject rename(ModifyDNRequestProtocolOp request) {
        DirectoryObject object = held(request.getDN());
        if (object.parent().isEmpty() || object.deleted()) {
            throw Refusal.unwilling(object.dn() + " cannot be renamed");
        }
        PlacedName name = PlacedName.parse(request.getNewRDN());
        if (!name.rdnType().equalsIgnoreCase(object.rdnType())) {
            throw new Refusal(
                    ResultCode.NAMING_VIOLATION, "00002099: NameErr: the name has to begin with " + object.rdnType());
        }
        String above = request.getNewSuperiorDN();
        DirectoryObject parent = above == null ? object.parent().get() : held(above);
        new Edit(object).place(parent, name.value()).commit();
        return object;
    }

    DirectoryObject modify(ModifyRequestProtocolOp request, boolean permissive) {
        DirectoryObject object = held(request.getDN());
        if (Reanimation.isMeant(object, request.getModifications())) {
            return new Reanimation(store).apply(object, request.getModifications());
        }
        if (object.deleted()) {
            throw Refusal.noSuchObject(request.getDN());
        }
        ModifyAttributes changes = new ModifyAttributes(store, object, permissive);
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Modification modification : request.getModifications()) {
            AttributeType type = store.type(modification.getAttributeName());
            if (type.origin() == AttributeType.Origin.SECRET && modification.getValueByteArrays().length > 0) {
                passwords.put(type.name(), password(modification.getValueByteArrays()));
            }
            changes.collect(type, modification);
        }
        changes.commit();
        passwords.values().forEach(password -> served.accounts().setPassword(object.guid(), password));
        return object;
    }

    private DirectoryObject held(String name) {
        return AnswerSearch.base(served, name);
    }

    /** A password comes in quotes as UTF-16LE (MS-ADTS 3.1.1.3.1.5). */
    private static String password(byte[][] values) {
        String quoted = new String(values[0], StandardCharsets.UTF_16LE);
        if (values.length != 1 || quoted.length() < 3 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
            throw Refusal.unwilling("a password has to be one value in quotes, in UTF-16 little-endian");
        }
        return quoted.substring(1, quoted.length() - 1);
    }

    static List<byte[]> stored(DirectoryStore store, AttributeType type, byte[][] wire) {
        return Arrays.stream(wire)
                .map(value -> ValueText.fromWire(store, type, value))
                .toList();
    }
}
