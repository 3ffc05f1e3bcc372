package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An object that somebody adds with the attributes of a request; the system adds what it owns. */
public final class NewObject {
    /** What anybody may make here; lower case. */
    private static final Set<String> CREATABLE = Set.of(
            "user",
            "inetorgperson",
            "computer",
            "contact",
            "group",
            "organizationalunit",
            "container",
            "foreignsecurityprincipal");

    private static final int ACCOUNT_NORMAL = 0x30000000;
    private static final int ACCOUNT_MACHINE = 0x30000001;
    private static final int GROUP_OBJECT = 0x10000000;
    private static final int ALIAS_OBJECT = 0x20000000;
    private static final int NOT_SECURITY = 1;

    private final DirectoryObject parent;
    private final DirectoryStore store;
    private final Creation creation;
    private final String rdnType;
    private final String name;
    private String mostSpecific = "";
    private int groupType = 0x80000002;

    public NewObject(DirectoryObject parent, String rdnType, String name) {
        if (parent.deleted()) {
            throw Refusal.noSuchObject(parent.dn());
        }
        this.parent = parent;
        this.store = parent.partition().store();
        this.rdnType = rdnType.toUpperCase(Locale.ROOT);
        this.name = name;
        this.creation = new Creation(parent, this.rdnType, name);
    }

    /** Values as LDAP clients send them. */
    public void set(AttributeType type, byte[][] wire) {
        if (type.name().equals("objectClass")) {
            setClass(wire);
        } else if (type.origin() == AttributeType.Origin.FORWARD_LINK) {
            for (byte[] value : wire) {
                creation.link(type, LinkTarget.require(parent.partition(), value));
            }
        } else if (type.origin() == AttributeType.Origin.STORED || type.origin() == AttributeType.Origin.SECRET) {
            List<byte[]> stored = new ArrayList<>();
            for (byte[] value : wire) {
                stored.add(ValueText.fromWire(store, type, value));
            }
            creation.put(type, stored.toArray(byte[][]::new));
            if (type.name().equals("groupType") && wire.length > 0) {
                groupType = (int) Long.parseLong(new String(stored.getFirst(), StandardCharsets.UTF_8));
            }
        } else if (!type.name().equals("distinguishedName")) {
            throw Refusal.constraint(type + " is owned by the system");
        }
    }

    private void setClass(byte[][] wire) {
        int depth = 0;
        for (byte[] value : wire) {
            String given = new String(value, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            int levels = CREATABLE.contains(given) ? ObjectClasses.chain(given).size() : 0;
            if (levels > depth) {
                depth = levels;
                mostSpecific = given;
            }
        }
    }

    public DirectoryObject create() {
        List<String> chain = ObjectClasses.chain(mostSpecific);
        if (chain.isEmpty()) {
            throw new Refusal(
                    ResultCode.OBJECT_CLASS_VIOLATION,
                    "0000207D: UpdErr: problem 6002 (OBJ_CLASS_VIOLATION), data 0: the sample forest makes "
                            + String.join(", ", CREATABLE.stream().sorted().toList()));
        }
        creation.put("objectClass", chain.toArray(String[]::new));
        store.category(mostSpecific)
                .ifPresent(category -> creation.put(store.type("objectCategory"), ObjectGuid.toBytes(category.guid())));
        switch (mostSpecific) {
            case "user", "inetorgperson" -> completeAccount(ACCOUNT_NORMAL, "512", "513");
            case "computer" -> completeAccount(ACCOUNT_MACHINE, "4096", "515");
            case "group" -> completeGroup();
            default -> {}
        }
        return creation.commit();
    }

    private void completeAccount(int accountType, String control, String primaryGroup) {
        completePrincipal();
        put("sAMAccountType", Integer.toString(accountType));
        put("userAccountControl", control);
        put("primaryGroupID", primaryGroup);
        put("pwdLastSet", Long.toString(FileTime.of(store.clock().instant())));
    }

    private void completeGroup() {
        completePrincipal();
        put("groupType", Integer.toString(groupType));
        int kind = (groupType & 4) != 0 ? ALIAS_OBJECT : GROUP_OBJECT;
        put("sAMAccountType", Integer.toString(groupType < 0 ? kind : kind | NOT_SECURITY));
    }

    private void completePrincipal() {
        put("sAMAccountName", name.length() > 20 ? name.substring(0, 20).strip() : name);
        creation.put(
                store.type("objectSid"), SecurityId.parse(parent.partition().newSid()));
    }

    private void put(String attribute, String value) {
        if (!creation.has(attribute)) {
            creation.put(attribute, value);
        }
    }

    @Override
    public String toString() {
        return rdnType + "=" + name;
    }
}
