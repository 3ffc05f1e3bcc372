package org.footbridge.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks what an authenticated account may do and what the directory offers. */
final class CheckRights {
    private static final String SHOW_DELETED = "1.2.840.113556.1.4.417";
    private static final String DELETED_OBJECTS = "CN=Deleted Objects,";
    /** Beyond this Kerberos refuses, and times in logs mislead. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration SKEW_WARNING = Duration.ofSeconds(30);
    private static final int PAGE = 1000;
    private static final int WINDOWS_2008_R2 = 47;
    private static final Set<String> POWERFUL = Set.of("-512", "-518", "-519");

    /** LDAP_SERVER_SD_FLAGS_OID (MS-ADTS 3.1.1.3.4.1.11) with DACL_SECURITY_INFORMATION. */
    private static final String SECURITY_FLAGS = "1.2.840.113556.1.4.801";

    private static final byte[] ONLY_THE_LIST = {0x30, 3, 2, 1, 4};
    /** DS-Replication-Get-Changes-All. */
    private static final UUID REPLICATE_SECRETS = UUID.fromString("1131f6ad-9c07-11d1-f79f-00c04fc2dcd2");
    /** Everyone, authenticated users. */
    private static final Set<String> EVERYBODY = Set.of("S-1-1-0", "S-1-5-11");

    private final DirectoryConnection connection;
    private final List<RequestedAttribute> attributes;
    private final Optional<TryReplication> replication;

    CheckRights(
            DirectoryConnection connection, List<RequestedAttribute> attributes, Optional<TryReplication> replication) {
        this.connection = connection;
        this.attributes = attributes;
        this.replication = replication;
    }

    List<CheckResult> check() {
        List<CheckResult> results = new ArrayList<>();
        results.add(clock());
        boolean based = connection.guidOf(connection.base()).isPresent();
        results.add(
                based
                        ? CheckResult.ok("base", connection.base() + " can be read")
                        : CheckResult.fail(
                                "base",
                                connection.base() + " cannot be read",
                                "Check --base-dn, and that the account may read the domain."));
        if (!based) {
            return results;
        }
        results.add(guarded("dirsync", this::dirSync));
        results.add(guarded("deleted-objects", this::deletedObjects));
        results.add(guarded("foreign-principals", this::foreignPrincipals));
        results.add(guarded("passwords", this::passwords));
        results.add(guarded("schema", this::schema));
        if (!attributes.isEmpty()) {
            results.add(guarded("attributes", this::mappedAttributes));
        }
        results.add(guarded("account", this::account));
        return results;
    }

    private CheckResult guarded(String name, Supplier<CheckResult> check) {
        try {
            return check.get();
        } catch (DirectoryFailure e) {
            return CheckResult.fail(name, e);
        }
    }

    private CheckResult clock() {
        String time = connection.rootDse().currentTime();
        Instant theirs;
        try {
            theirs = StaticUtils.decodeGeneralizedTime(time).toInstant();
        } catch (ParseException e) {
            return CheckResult.warn(
                    "clock", "The domain controller does not tell its time", "Compare the clocks by hand.");
        }
        Duration skew = Duration.between(theirs, Instant.now()).abs();
        String message =
                "this clock and that of " + connection.domainController() + " differ by " + skew.toSeconds() + " s";
        String next = "Let this machine take its time from the domain (NTP).";
        if (skew.compareTo(SKEW) > 0) {
            return CheckResult.fail("clock", message, next);
        }
        return skew.compareTo(SKEW_WARNING) > 0
                ? CheckResult.warn("clock", message, next)
                : CheckResult.ok("clock", message);
    }

    private CheckResult dirSync() {
        DirSync dirSync = new DirSync(connection, ObjectFilters.isA("domainDNS"), List.of(ObjectSelection.OBJECT_GUID));
        dirSync.read(Optional.empty(), _ -> {}, () -> {});
        return dirSync.underOwnRights()
                ? CheckResult.warn(
                        "dirsync",
                        "Changes can be read only as far as the account may read objects",
                        "Grant 'Replicating Directory Changes' on " + connection.base()
                                + ", or make sure that the account may read everything in scope.")
                : CheckResult.ok("dirsync", "the account may replicate directory changes");
    }

    private CheckResult deletedObjects() {
        return connection
                        .object(
                                DELETED_OBJECTS + connection.base(),
                                List.of(new Control(SHOW_DELETED, true)),
                                ObjectSelection.OBJECT_GUID)
                        .isPresent()
                ? CheckResult.ok("deleted-objects", "the account sees deleted objects")
                : CheckResult.warn(
                        "deleted-objects",
                        "The account does not see deleted objects: deletions may be noticed by a full read only",
                        "Grant it to list and read '" + DELETED_OBJECTS + connection.base()
                                + "' (dsacls ... /g account:LCRP).");
    }

    /** Whether changes of them are told, by what is told of all. */
    private CheckResult foreignPrincipals() {
        Filter filter = ObjectFilters.isA(ForeignPrincipals.OBJECT_CLASS);
        Set<ObjectGuid> silent = new HashSet<>();
        new PagedSearch(connection, filter, PAGE)
                .read(
                        connection.base(),
                        List.of(ObjectSelection.OBJECT_GUID),
                        entry -> silent.add(ReadEntry.of(entry).guid()),
                        () -> {});
        new DirSync(connection, filter, List.of(ObjectSelection.OBJECT_GUID, ObjectSelection.NAME))
                .read(
                        Optional.empty(),
                        entry -> silent.remove(ReadEntry.of(entry).guid()),
                        () -> {});
        return silent.isEmpty()
                ? CheckResult.ok("foreign-principals", "changes of members of other forests can be read")
                : CheckResult.warn(
                        "foreign-principals",
                        "The account may not read all of what stands for members of other forests: when one of them is"
                                + " deleted, this may be noticed by a full read only",
                        "Grant it to read 'CN=ForeignSecurityPrincipals," + connection.base()
                                + "' and what is below (dsacls ... /I:T /g account:GR).");
    }

    /** Whether passwords could be brought. Where replication can be tried it decides, and else what is granted. */
    private CheckResult passwords() {
        String next = "Only for passwordHashSync: grant 'Replicating Directory Changes All' on " + connection.base()
                + ", see docs/passwords.md.";
        if (!connection.isDomain()) {
            return CheckResult.ok("passwords", connection.base() + " is no domain: its passwords cannot be read");
        }
        Optional<Boolean> granted = granted();
        Optional<Boolean> tried = Optional.empty();
        Optional<DirectoryFailure> failure = Optional.empty();
        try {
            tried = replication.map(way -> way.mayReadPasswords(connection));
        } catch (DirectoryFailure e) {
            failure = Optional.of(e);
        }
        if (tried.isEmpty() && granted.isEmpty()) {
            return CheckResult.warn("passwords", "Whether the account may replicate passwords cannot be told", next);
        }
        if (!tried.or(() -> granted).orElseThrow()) {
            return CheckResult.ok("passwords", "the account may not replicate passwords. " + next);
        }
        if (failure.isPresent()) {
            DirectoryFailure e = failure.get();
            return CheckResult.warn(
                    "passwords",
                    "The account has the right to replicate passwords, but they cannot be read: " + e.reason() + " ("
                            + e.code().text() + ")",
                    "Only for passwordHashSync: " + e.nextStep());
        }
        return CheckResult.ok(
                "passwords",
                "the account may replicate passwords (Replicating Directory Changes All)"
                        + (replication.isPresent() ? ", tried at " + connection.domainController() : ""));
    }

    /** By what the domain's root grants (MS-ADTS 5.1.3.2.1); empty: it cannot be told. */
    private Optional<Boolean> granted() {
        Optional<byte[]> descriptor = connection
                .object(
                        connection.base(),
                        List.of(new Control(SECURITY_FLAGS, false, new ASN1OctetString(ONLY_THE_LIST))),
                        "nTSecurityDescriptor")
                .flatMap(entry -> Optional.ofNullable(entry.getAttributeValueBytes("nTSecurityDescriptor")));
        Set<String> sids = new HashSet<>(EVERYBODY);
        connection
                .self()
                .ifPresent(self -> connection
                        .object(self.getDN(), List.of(), "tokenGroups", "objectSid")
                        .ifPresent(entry -> Stream.of("tokenGroups", "objectSid")
                                .flatMap(name -> Stream.ofNullable(entry.getAttributeValueByteArrays(name)))
                                .flatMap(Arrays::stream)
                                .forEach(sid -> sids.add(ControlAccess.text(sid)))));
        return descriptor.flatMap(bytes -> ControlAccess.grants(bytes, REPLICATE_SECRETS, sids));
    }

    private CheckResult schema() {
        String schema = connection.rootDse().schemaNamingContext();
        int version = connection
                .object(schema, List.of(), "objectVersion")
                .flatMap(entry -> Optional.ofNullable(entry.getAttributeValueAsInteger("objectVersion")))
                .orElse(0);
        return version >= WINDOWS_2008_R2
                ? CheckResult.ok("schema", "schema version " + version)
                : CheckResult.warn(
                        "schema",
                        version == 0 ? "The schema's version cannot be read" : "Schema version " + version + " is old",
                        "Windows Server 2008 R2 (47) or later is expected.");
    }

    private CheckResult mappedAttributes() {
        Set<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        attributes.forEach(attribute -> missing.add(attribute.name()));
        Filter filter = Filter.createORFilter(attributes.stream()
                .map(attribute -> Filter.createEqualityFilter("lDAPDisplayName", attribute.name()))
                .toList());
        int all = missing.size();
        try {
            connection.search(
                    connection.rootDse().schemaNamingContext(),
                    filter,
                    List.of("lDAPDisplayName"),
                    List.of(),
                    entry -> missing.remove(String.valueOf(entry.getAttributeValue("lDAPDisplayName"))));
        } catch (LDAPException e) {
            throw connection.failed("reading the schema", e);
        }
        if (missing.size() == all) {
            return CheckResult.warn("attributes", "The schema cannot be read", "Let the account read the schema.");
        }
        return missing.isEmpty()
                ? CheckResult.ok("attributes", "all mapped attributes exist")
                : CheckResult.warn(
                        "attributes",
                        "The schema lacks " + String.join(", ", missing),
                        "Nothing, if no mail server extended the schema; these stay empty.");
    }

    /** Whether the account could do far more than read. */
    private CheckResult account() {
        Optional<SearchResultEntry> self = connection.self();
        if (self.isEmpty()) {
            return CheckResult.warn(
                    "account",
                    "The account's own object was not found",
                    "Check by hand that it has no more rights than needed.");
        }
        boolean powerful = groups(self.get()).anyMatch(sid -> POWERFUL.stream().anyMatch(sid::endsWith))
                || "1".equals(self.get().getAttributeValue("adminCount"));
        return powerful
                ? CheckResult.warn(
                        "account",
                        "The account is an administrator of the domain",
                        "Use an account that may only read and replicate changes; a stolen administrator is the whole domain.")
                : CheckResult.ok("account", "the account is no administrator");
    }

    private Stream<String> groups(SearchResultEntry self) {
        return connection.object(self.getDN(), List.of(), "tokenGroups").stream()
                .flatMap(entry -> Stream.ofNullable(entry.getAttributeValueByteArrays("tokenGroups")))
                .flatMap(Arrays::stream)
                .map(ControlAccess::text);
    }
}
