package org.footbridge.directory;

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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private final DirectoryConnection connection;
    private final List<RequestedAttribute> attributes;

    CheckRights(DirectoryConnection connection, List<RequestedAttribute> attributes) {
        this.connection = connection;
        this.attributes = attributes;
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
                .map(CheckRights::sid);
    }

    /** MS-DTYP 2.4.2.2. */
    private static String sid(byte[] bytes) {
        StringBuilder text = new StringBuilder("S-" + bytes[0]);
        for (int i = 8; i + 4 <= bytes.length; i += 4) {
            long part = (bytes[i] & 0xFFL)
                    | (bytes[i + 1] & 0xFFL) << 8
                    | (bytes[i + 2] & 0xFFL) << 16
                    | (bytes[i + 3] & 0xFFL) << 24;
            text.append('-').append(part);
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }
}
