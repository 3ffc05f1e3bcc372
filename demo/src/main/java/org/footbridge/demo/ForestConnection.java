package org.footbridge.demo;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.cli.client.CommandFailure;

/** Changes people in a domain of the demo, as its administrator. */
final class ForestConnection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    private static final long ANSWER_MILLIS = 30_000;

    private final Forest.ConnectedDomain domain;
    private final LDAPConnection connection;

    private ForestConnection(Forest.ConnectedDomain domain, LDAPConnection connection) {
        this.domain = domain;
        this.connection = connection;
    }

    /** @throws CommandFailure DirectoryUnreachable */
    static ForestConnection open(Forest.ConnectedDomain domain) {
        try {
            SSLUtil trust =
                    new SSLUtil(new PEMFileTrustManager(domain.authority().toFile()));
            LDAPConnectionOptions options = new LDAPConnectionOptions();
            options.setConnectTimeoutMillis(CONNECT_MILLIS);
            options.setResponseTimeoutMillis(ANSWER_MILLIS);
            LDAPConnection connection = new LDAPConnection(
                    trust.createSSLSocketFactory(),
                    options,
                    domain.host(),
                    domain.port(),
                    domain.administrator().name(),
                    domain.administrator().password());
            return new ForestConnection(domain, connection);
        } catch (LDAPException | GeneralSecurityException e) {
            throw new CommandFailure(
                    "DirectoryUnreachable",
                    domain.name() + " at " + domain.host() + ":" + domain.port() + " cannot be reached ("
                            + e.getMessage() + ")",
                    "Check that the demo still runs",
                    0,
                    e);
        }
    }

    /** Somebody by sAMAccountName, display name, user principal name or distinguished name. */
    Optional<Person> find(String name) {
        try {
            Filter filter = Filter.createORFilter(
                    Filter.createEqualityFilter("sAMAccountName", name),
                    Filter.createEqualityFilter("displayName", name),
                    Filter.createEqualityFilter("userPrincipalName", name),
                    Filter.createEqualityFilter("distinguishedName", name));
            SearchResultEntry found =
                    connection.searchForEntry(domain.base(), SearchScope.SUB, filter, "objectGUID", "displayName");
            return Optional.ofNullable(found).map(ForestConnection::person);
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                throw new CommandFailure(
                        "PersonAmbiguous", "More than one is called " + name, "Give the account name (sAMAccountName)");
            }
            throw refused("looking for " + name, e);
        }
    }

    /** Sets attributes; an empty value removes one. */
    void change(String distinguishedName, Map<String, String> values) {
        List<Modification> modifications = values.entrySet().stream()
                .map(value -> value.getValue().isEmpty()
                        ? new Modification(ModificationType.REPLACE, value.getKey())
                        : new Modification(ModificationType.REPLACE, value.getKey(), value.getValue()))
                .toList();
        try {
            connection.modify(distinguishedName, modifications);
        } catch (LDAPException e) {
            throw refused("changing " + distinguishedName, e);
        }
    }

    /** Sets a password as an administrator does (MS-ADTS 3.1.1.3.1.5.1). */
    void setPassword(String distinguishedName, String password) {
        byte[] quoted = ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE);
        try {
            connection.modify(distinguishedName, new Modification(ModificationType.REPLACE, "unicodePwd", quoted));
        } catch (LDAPException e) {
            throw new CommandFailure(
                    "DirectoryRefused",
                    domain.name() + " refused the password: "
                            + e.getResultCode().getName(),
                    "Type one that its rules allow: long enough, of several kinds of characters, not used before",
                    0,
                    e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private static Person person(SearchResultEntry entry) {
        byte[] guid = entry.getAttributeValueBytes("objectGUID");
        String name = entry.getAttributeValue("displayName");
        return new Person(
                entry.getDN(), guid == null ? new UUID(0, 0) : guid(guid), name == null ? entry.getDN() : name);
    }

    // MS-DTYP 2.3.4: the first three parts are stored with the least significant byte first
    private static UUID guid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long high = (buffer.getInt() & 0xFFFFFFFFL) << 32;
        high |= (buffer.getShort() & 0xFFFFL) << 16;
        high |= buffer.getShort() & 0xFFFFL;
        return new UUID(high, buffer.order(ByteOrder.BIG_ENDIAN).getLong());
    }

    private CommandFailure refused(String what, LDAPException e) {
        return new CommandFailure(
                "DirectoryRefused",
                domain.name() + " refused " + what + ": " + e.getResultCode().getName() + " " + e.getMessage(),
                "Check the names of the attributes; they are LDAP's, e.g. title, department, telephoneNumber",
                0,
                e);
    }

    /** Somebody in the directory. */
    record Person(String distinguishedName, UUID guid, String displayName) {}
}
