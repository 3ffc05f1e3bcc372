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
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated connection to one domain controller. Not for several threads, except {@link #close()}. Searches hand
 * each entry to its consumer as it is read from the socket; nothing is kept.
 */
public final class DirectoryConnection implements AutoCloseable {
    private static final int SEVERAL = 2;
    private static final String OBJECT_GUID = "objectGUID";
    private static final String INVOCATION_ID = "invocationId";
    private static final String SCHEMA_INFO = "schemaInfo";
    private static final String ACCOUNT_NAME = "sAMAccountName";

    private final LDAPConnection connection;
    private final String host;
    private final String base;
    private final String account;
    private final RootDse rootDse;
    private final Patience patience;
    private final Consumer<DirectoryFailure> failures;
    private @Nullable ObjectGuid database;

    /**
     * @param patience that for connecting; it becomes the usual one when the root entry has been read
     * @param failures told of every failure of an operation
     */
    DirectoryConnection(
            LDAPConnection connection,
            String host,
            String account,
            DirectoryLocation location,
            Patience patience,
            Consumer<DirectoryFailure> failures) {
        this.account = account;
        this.connection = connection;
        this.host = host;
        this.patience = patience;
        this.failures = failures;
        this.rootDse = ReadRootDse.of(connection, host, patience);
        this.base = location.base().orElse(rootDse.defaultNamingContext());
        patience.limit(location.responseTimeout());
    }

    /** The host as it was named in the settings. */
    public String host() {
        return host;
    }

    /** Where the domain controller is reached. */
    public InetAddress address() {
        return Objects.requireNonNull(connection.getConnectedInetAddress(), "connected");
    }

    /** Whether it serves an Active Directory domain, and not the directory of an application (AD LDS). */
    public boolean isDomain() {
        return rootDse.isDomain();
    }

    /** What the domain that is read and its forest are called: one search. */
    public DomainNames domainNames() {
        return new ReadDomainNames(this).read();
    }

    /** sAMAccountName of the account that is bound; empty when it cannot be found by its name. */
    public Optional<String> accountName() {
        return self().flatMap(self -> object(self.getDN(), List.of(), ACCOUNT_NAME))
                .flatMap(entry -> Optional.ofNullable(entry.getAttributeValue(ACCOUNT_NAME)));
    }

    /** The objectGUID of what is read, which no other domain ever has. */
    public ObjectGuid baseGuid() {
        return guidOf(base)
                .orElseThrow(() -> new DirectoryFailure(
                        DirectoryFailure.Code.RIGHTS_MISSING,
                        base + " cannot be read",
                        "Check --base-dn, and that the account may read the domain."));
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
        try {
            return ReadRootDse.of(connection, host, patience).highestUsn();
        } catch (DirectoryFailure e) {
            throw reported(e);
        }
    }

    /** Changes with every change of the schema (schemaInfo, MS-ADTS 3.1.1.1.9.2); empty where it cannot be read. */
    public Optional<byte[]> schemaVersion() {
        try {
            return object(rootDse.schemaNamingContext(), List.of(), SCHEMA_INFO)
                    .flatMap(entry -> bytes(entry, SCHEMA_INFO));
        } catch (DirectoryFailure e) {
            if (e.code() == DirectoryFailure.Code.RIGHTS_MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Identity of the domain controller's database; cookies and sequence numbers are relative to it. */
    public ObjectGuid invocationId() {
        ObjectGuid known = database;
        if (known == null) {
            known = readInvocationId();
            database = known;
        }
        return known;
    }

    private ObjectGuid readInvocationId() {
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
            return patience.during(() -> Optional.ofNullable(connection.searchForEntry(request)));
        } catch (LDAPException e) {
            throw failed("reading the account " + account, e);
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
            return patience.during(() -> Optional.ofNullable(connection.searchForEntry(request)));
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)
                    || e.getResultCode().equals(ResultCode.INVALID_DN_SYNTAX)) {
                return Optional.empty();
            }
            throw failed("reading " + name, e);
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

    /** The objectGUID of the object with this user principal name, or else of the only one with this mail address. */
    List<ObjectGuid> guidsOfAddress(String address) {
        List<ObjectGuid> named = having("userPrincipalName", address);
        return named.isEmpty() ? having("mail", address) : named;
    }

    /** Two at most, also of a server that gives more than it is asked for: that there are several is all that matters. */
    private List<ObjectGuid> having(String attribute, String value) {
        try {
            SearchRequest request = new SearchRequest(
                    base, SearchScope.SUB, Filter.createEqualityFilter(attribute, value), OBJECT_GUID);
            request.setSizeLimit(SEVERAL);
            return guids(patience.during(() -> connection.search(request)).getSearchEntries());
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return guids(e.getSearchEntries());
            }
            throw failed("searching " + attribute + " " + value, e);
        }
    }

    /** @param entries null when they were given to a listener */
    private static List<ObjectGuid> guids(@Nullable List<SearchResultEntry> entries) {
        return Objects.requireNonNullElse(entries, List.<SearchResultEntry>of()).stream()
                .flatMap(entry -> bytes(entry, OBJECT_GUID).stream())
                .map(ObjectGuid::of)
                .limit(SEVERAL)
                .toList();
    }

    /** Searches below {@code searchBase}; the caller decides what a refusal means. */
    SearchResult search(
            String searchBase,
            Filter filter,
            List<String> attributes,
            List<Control> controls,
            Consumer<SearchResultEntry> consumer)
            throws LDAPSearchException {
        return search(searchBase, SearchScope.SUB, filter, attributes, controls, consumer);
    }

    /** The same, as deep as {@code scope} says. */
    SearchResult search(
            String searchBase,
            SearchScope scope,
            Filter filter,
            List<String> attributes,
            List<Control> controls,
            Consumer<SearchResultEntry> consumer)
            throws LDAPSearchException {
        SearchRequest request = new SearchRequest(
                new Streaming(consumer, patience), searchBase, scope, filter, attributes.toArray(String[]::new));
        request.setControls(controls);
        return patience.during(() -> connection.search(request));
    }

    DirectoryFailure failed(String doing, LDAPException e) {
        return reported(LdapFailures.operation(host, doing, e, patience));
    }

    /**
     * The failure, after those who keep account of domain controllers were told. Also for what fails at this domain
     * controller over another protocol, and after this connection was closed.
     */
    public DirectoryFailure reported(DirectoryFailure failure) {
        failures.accept(failure);
        return failure;
    }

    /** From now on no operation waits longer than this for the directory. */
    public void limitWaiting(Duration longest) {
        patience.limit(longest);
    }

    /** No operation goes on after this time from now, whatever the directory does. */
    public void endAfter(Duration time) {
        patience.endAfter(time);
    }

    /** Also ends, with a failure, what another thread is reading. */
    @Override
    public void close() {
        connection.close();
    }

    private static Optional<byte[]> bytes(SearchResultEntry entry, String attribute) {
        return Optional.ofNullable(entry.getAttributeValueBytes(attribute));
    }

    /** Passes entries on; referrals to other domains are not followed. */
    private record Streaming(Consumer<SearchResultEntry> consumer, Patience patience) implements SearchResultListener {
        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            patience.whileConsuming(() -> consumer.accept(entry));
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // other naming contexts are directories of their own
        }
    }
}
