package org.footbridge.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An authenticated connection to one domain controller. Not for several threads, except {@link #close()}. Searches hand
 * each entry to its consumer as it is read from the socket; nothing is kept.
 */
public final class DirectoryConnection implements AutoCloseable {
    private static final String OBJECT_GUID = "objectGUID";
    private static final String INVOCATION_ID = "invocationId";

    private final LDAPConnection connection;
    private final String host;
    private final String base;
    private final String account;
    private final RootDse rootDse;

    DirectoryConnection(LDAPConnection connection, String host, String account, Optional<String> base) {
        this.account = account;
        this.connection = connection;
        this.host = host;
        this.rootDse = readRootDse(connection, host);
        this.base = base.orElse(rootDse.defaultNamingContext());
    }

    /** The host as it was named in the settings. */
    public String host() {
        return host;
    }

    /** DNS name of the domain controller. */
    public String domainController() {
        return rootDse.dnsHostName();
    }

    /** Name of the naming context that is read. */
    public String base() {
        return base;
    }

    /** Reads the highest update sequence number that the domain controller has committed: one cheap request. */
    public long highestUsn() {
        return readRootDse(connection, host).highestUsn();
    }

    /** Identity of the domain controller's database; cookies and sequence numbers are relative to it. */
    public ObjectGuid invocationId() {
        byte[] value = object(rootDse.dsServiceName(), List.of(), INVOCATION_ID)
                .flatMap(entry -> bytes(entry, INVOCATION_ID))
                .orElseThrow(() -> new DirectoryFailure(
                        DirectoryFailure.Code.RIGHTS_MISSING,
                        "The invocationId of " + domainController() + " cannot be read",
                        "Let the account read " + rootDse.dsServiceName() + "."));
        return ObjectGuid.of(value);
    }

    /** @throws DirectoryFailure (domain controller changed) when the database is another one, or was restored */
    public void requireDatabase(ObjectGuid invocationId) {
        if (!invocationId().equals(invocationId)) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED,
                    "The watermark is of another domain controller than " + domainController()
                            + ", which answers, or its database was restored",
                    "Nothing to do: the directory is read in full.");
        }
    }

    /** The object of the account that is bound; empty when it cannot be found by its name. */
    Optional<SearchResultEntry> self() {
        // an account may have no principal name of its own, then it is name@realm
        Filter filter = account.indexOf('=') >= 0
                ? Filter.createEqualityFilter("distinguishedName", account)
                : Filter.createORFilter(
                        Filter.createEqualityFilter("userPrincipalName", account),
                        Filter.createEqualityFilter("sAMAccountName", account.split("@", 2)[0]));
        try {
            SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, "adminCount");
            return Optional.ofNullable(connection.searchForEntry(request));
        } catch (LDAPException e) {
            throw LdapFailures.operation(host, "reading the account " + account, e);
        }
    }

    RootDse rootDse() {
        return rootDse;
    }

    /** Reads one object by name; empty when it does not exist or is invisible. */
    Optional<SearchResultEntry> object(String name, List<Control> controls, String... attributes) {
        try {
            SearchRequest request =
                    new SearchRequest(name, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), attributes);
            request.setControls(controls);
            return Optional.ofNullable(connection.searchForEntry(request));
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)
                    || e.getResultCode().equals(ResultCode.INVALID_DN_SYNTAX)) {
                return Optional.empty();
            }
            throw LdapFailures.operation(host, "reading " + name, e);
        }
    }

    /** Searches that were asked for so far on this connection. */
    long searches() {
        return connection.getConnectionStatistics().getNumSearchRequests();
    }

    /** The objectGUID of the object with this name. */
    Optional<ObjectGuid> guidOf(String name) {
        return object(name, List.of(), OBJECT_GUID)
                .flatMap(entry -> bytes(entry, OBJECT_GUID))
                .map(ObjectGuid::of);
    }

    /** Searches below {@code searchBase}; the caller decides what a refusal means. */
    SearchResult search(
            String searchBase,
            Filter filter,
            List<String> attributes,
            List<Control> controls,
            Consumer<SearchResultEntry> consumer)
            throws LDAPSearchException {
        SearchRequest request = new SearchRequest(
                new Streaming(consumer), searchBase, SearchScope.SUB, filter, attributes.toArray(String[]::new));
        request.setControls(controls);
        return connection.search(request);
    }

    DirectoryFailure failed(String doing, LDAPException e) {
        return LdapFailures.operation(host, doing, e);
    }

    /** From now on no operation waits longer than this for the directory. */
    public void limitWaiting(Duration longest) {
        connection.getConnectionOptions().setResponseTimeoutMillis(Math.max(1, longest.toMillis()));
    }

    /** Also ends, with a failure, what another thread is reading. */
    @Override
    public void close() {
        connection.close();
    }

    static RootDse readRootDse(LDAPConnection connection, String host) {
        SearchResultEntry root;
        try {
            root = connection.getEntry(
                    "",
                    "dnsHostName",
                    "defaultNamingContext",
                    "namingContexts",
                    "rootDomainNamingContext",
                    "configurationNamingContext",
                    "schemaNamingContext",
                    "dsServiceName",
                    "highestCommittedUSN",
                    "currentTime");
        } catch (LDAPException e) {
            throw LdapFailures.operation(host, "reading the root entry", e);
        }
        if (root == null || root.getAttributeValue("defaultNamingContext") == null) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.ANSWER_UNEXPECTED,
                    host + " does not present itself as an Active Directory domain controller",
                    "Check --host; generic LDAP servers are not supported.");
        }
        Long usn = root.getAttributeValueAsLong("highestCommittedUSN");
        return new RootDse(
                text(root, "dnsHostName").toLowerCase(Locale.ROOT),
                text(root, "defaultNamingContext"),
                Stream.ofNullable(root.getAttributeValues("namingContexts"))
                        .flatMap(Stream::of)
                        .toList(),
                text(root, "rootDomainNamingContext"),
                text(root, "configurationNamingContext"),
                text(root, "schemaNamingContext"),
                text(root, "dsServiceName"),
                usn == null ? 0 : usn,
                text(root, "currentTime"));
    }

    private static Optional<byte[]> bytes(SearchResultEntry entry, String attribute) {
        return Optional.ofNullable(entry.getAttributeValueBytes(attribute));
    }

    private static String text(SearchResultEntry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null ? "" : value;
    }

    /** Passes entries on; referrals to other domains are not followed. */
    private record Streaming(Consumer<SearchResultEntry> consumer) implements SearchResultListener {
        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            consumer.accept(entry);
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // other naming contexts are directories of their own
        }
    }
}
