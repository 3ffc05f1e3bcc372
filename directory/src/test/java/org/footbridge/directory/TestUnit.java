package org.footbridge.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** An organisational unit of one test, and what an administrator does in it. */
final class TestUnit implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String SHOW_DELETED = "1.2.840.113556.1.4.417";
    private static final String TREE_DELETE = "1.2.840.113556.1.4.805";

    final LDAPConnection administrator;
    final String name;
    private final String tag = Long.toString(System.nanoTime() & 0xFFFFFF, 36) + NUMBER.incrementAndGet();

    TestUnit(ForestAccess forest) throws LDAPException {
        administrator = forest.administrator();
        name = "OU=Test " + tag + "," + forest.base();
        administrator.add(name, new Attribute("objectClass", "organizationalUnit"));
    }

    ObjectGuid guid() throws LDAPException {
        return guid(name);
    }

    String unit(String rdn) throws LDAPException {
        return unit(rdn, name);
    }

    String unit(String rdn, String parent) throws LDAPException {
        String dn = "OU=" + rdn + "," + parent;
        administrator.add(dn, new Attribute("objectClass", "organizationalUnit"));
        return dn;
    }

    String user(String cn, Attribute... attributes) throws LDAPException {
        return add(cn, name, "user", attributes);
    }

    String userIn(String parent, String cn, Attribute... attributes) throws LDAPException {
        return add(cn, parent, "user", attributes);
    }

    String group(String cn, String... members) throws LDAPException {
        return members.length == 0 ? add(cn, name, "group") : add(cn, name, "group", new Attribute("member", members));
    }

    String contact(String cn) throws LDAPException {
        String dn = "CN=" + cn + "," + name;
        administrator.add(dn, new Attribute("objectClass", "contact"));
        return dn;
    }

    String add(String cn, String parent, String objectClass, Attribute... attributes) throws LDAPException {
        String dn = "CN=" + cn + "," + parent;
        Entry entry = new Entry(dn, new Attribute("objectClass", objectClass));
        String account = (cn.replaceAll("[^A-Za-z0-9]", "") + "-" + tag);
        entry.addAttribute("sAMAccountName", account.substring(Math.max(0, account.length() - 19)));
        for (Attribute attribute : attributes) {
            entry.addAttribute(attribute);
        }
        administrator.add(entry);
        return dn;
    }

    /** Adds an object whose name is any text; a user is shown as "shown". */
    String addNamed(String type, String value, String parent, String objectClass) throws LDAPException {
        String dn = rdn(type, value) + "," + parent;
        Entry entry = new Entry(dn, new Attribute("objectClass", objectClass));
        if (objectClass.equals("user")) {
            entry.addAttribute("sAMAccountName", "n" + NUMBER.incrementAndGet() + "-" + tag);
            entry.addAttribute("displayName", "shown");
        }
        administrator.add(entry);
        return dn;
    }

    /** Escapes more than RFC 4514 demands: Samba takes no equals sign as it is. */
    static String rdn(String type, String value) {
        StringBuilder rdn = new StringBuilder(type).append('=');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            boolean edge = i == 0 || i == value.length() - 1;
            if (",+\"\\<>;=#".indexOf(character) >= 0 || (character == ' ' && edge)) {
                rdn.append('\\').append(HexFormat.of().toHexDigits((byte) character));
            } else {
                rdn.append(character);
            }
        }
        return rdn.toString();
    }

    void replace(String dn, String attribute, String... values) throws LDAPException {
        administrator.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
    }

    void addValue(String dn, String attribute, String value) throws LDAPException {
        administrator.modify(dn, new Modification(ModificationType.ADD, attribute, value));
    }

    void removeValue(String dn, String attribute, String value) throws LDAPException {
        administrator.modify(dn, new Modification(ModificationType.DELETE, attribute, value));
    }

    void rename(String dn, String rdn) throws LDAPException {
        administrator.modifyDN(dn, rdn, true);
    }

    void move(String dn, String parent) throws LDAPException {
        administrator.modifyDN(new ModifyDNRequest(dn, dn.substring(0, dn.indexOf(',')), true, parent));
    }

    void delete(String dn) throws LDAPException {
        administrator.delete(dn);
    }

    /** Reanimates a tombstone under its old name. */
    void restore(ObjectGuid guid, String dn) throws LDAPException {
        Control showDeleted = new Control(SHOW_DELETED, true);
        SearchRequest find = new SearchRequest("<GUID=" + guid + ">", SearchScope.BASE, "(objectClass=*)", "isDeleted");
        find.addControl(showDeleted);
        ModifyRequest request = new ModifyRequest(
                Objects.requireNonNull(administrator.searchForEntry(find)).getDN(),
                new Modification(ModificationType.DELETE, "isDeleted"),
                new Modification(ModificationType.REPLACE, "distinguishedName", dn));
        request.addControl(showDeleted);
        administrator.modify(request);
    }

    ObjectGuid guid(String dn) throws LDAPException {
        Entry entry = Objects.requireNonNull(administrator.getEntry(dn, "objectGUID"), dn);
        return ObjectGuid.of(Objects.requireNonNull(entry.getAttributeValueBytes("objectGUID"), dn));
    }

    @Override
    public void close() throws LDAPException {
        DeleteRequest request = new DeleteRequest(name);
        request.addControl(new Control(TREE_DELETE, true));
        try {
            administrator.delete(request);
        } finally {
            administrator.close();
        }
    }
}
