package org.footbridge.agent.passwords;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.footbridge.agent.passwords.PasswordSourceContract.Administrator;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.sambaforest.SambaForest;

/** The administrator of a Samba domain, over LDAPS. */
public record SambaAdministrator(SambaForest forest) implements Administrator {
    private static final int DISABLED = 2;
    private static final int NO_PASSWORD_NEEDED = 544;
    private static final int MACHINE = 4096;
    private static final int SMART_CARD = 0x40000;
    private static final String CONTROL = "userAccountControl";

    /** An operation. */
    private interface Work<T> {
        T with(LDAPConnection ldap) throws LDAPException;
    }

    private <T> T ldap(Work<T> work) {
        try (LDAPConnection ldap = forest.connection()) {
            return work.with(ldap);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectGuid add(String name, String objectClass, int control) {
        String dn = "CN=" + name + ",CN=Users," + forest.baseDn();
        return ldap(ldap -> {
            ldap.add(
                    dn,
                    new Attribute("objectClass", objectClass),
                    new Attribute("sAMAccountName", name),
                    new Attribute("sn", name),
                    new Attribute(CONTROL, Integer.toString(control)));
            return guid(Objects.requireNonNull(ldap.getEntry(dn, "objectGUID")));
        });
    }

    private static ObjectGuid guid(SearchResultEntry entry) {
        return ObjectGuid.of(Objects.requireNonNull(entry.getAttributeValueBytes("objectGUID")));
    }

    private SearchResultEntry find(LDAPConnection ldap, String account) throws LDAPException {
        return Objects.requireNonNull(
                ldap.searchForEntry(
                        forest.baseDn(), SearchScope.SUB, "(sAMAccountName=" + account + ")", CONTROL, "objectGUID"),
                account);
    }

    private void replace(String account, String attribute, String value) {
        ldap(ldap ->
                ldap.modify(find(ldap, account).getDN(), new Modification(ModificationType.REPLACE, attribute, value)));
    }

    /** The objectGUID of an account. */
    public ObjectGuid guid(String account) {
        return ldap(ldap -> guid(find(ldap, account)));
    }

    @Override
    public ObjectGuid addUser(String name) {
        return add(name, "user", NO_PASSWORD_NEEDED);
    }

    @Override
    public ObjectGuid addInetOrgPerson(String name) {
        return add(name, "inetOrgPerson", NO_PASSWORD_NEEDED);
    }

    @Override
    public ObjectGuid addComputer(String name) {
        return add(name, "computer", MACHINE);
    }

    @Override
    public void setPassword(String account, String password) {
        byte[] quoted = ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE);
        ldap(ldap -> ldap.modify(
                find(ldap, account).getDN(), new Modification(ModificationType.REPLACE, "unicodePwd", quoted)));
    }

    @Override
    public void setTemporaryPassword(String account, String password) {
        setPassword(account, password);
        mustChangePassword(account);
    }

    @Override
    public void mustChangePassword(String account) {
        replace(account, "pwdLastSet", "0");
    }

    private void addControl(String account, int flag) {
        ldap(ldap -> {
            SearchResultEntry entry = find(ldap, account);
            int control = Objects.requireNonNull(entry.getAttributeValueAsInteger(CONTROL)) | flag;
            return ldap.modify(
                    entry.getDN(), new Modification(ModificationType.REPLACE, CONTROL, Integer.toString(control)));
        });
    }

    @Override
    public void requireSmartCard(String account) {
        addControl(account, SMART_CARD);
    }

    @Override
    public void disable(String account) {
        addControl(account, DISABLED);
    }

    @Override
    public void expire(String account) {
        replace(account, "accountExpires", "133000000000000000");
    }

    @Override
    public void rename(String account, String newName) {
        ldap(ldap -> ldap.modifyDN(find(ldap, account).getDN(), "CN=" + newName, true));
    }

    @Override
    public void move(String account) {
        ldap(ldap ->
                ldap.modifyDN(find(ldap, account).getDN(), "CN=" + account, true, "CN=Computers," + forest.baseDn()));
    }

    @Override
    public void delete(String account) {
        ldap(ldap -> ldap.delete(find(ldap, account).getDN()));
    }
}
