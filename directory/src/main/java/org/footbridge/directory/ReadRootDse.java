package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a domain controller says about itself. */
final class ReadRootDse {
    private static final String[] ATTRIBUTES = {
        "dnsHostName",
        "defaultNamingContext",
        "namingContexts",
        "rootDomainNamingContext",
        "configurationNamingContext",
        "schemaNamingContext",
        "dsServiceName",
        "highestCommittedUSN",
        "currentTime",
        "supportedCapabilities"
    };

    private ReadRootDse() {}

    static RootDse of(LDAPConnection connection, String host, Patience patience) {
        SearchResultEntry root = read(connection, host, patience)
                .filter(entry -> entry.hasAttribute("defaultNamingContext"))
                .orElseThrow(() -> new DirectoryFailure(
                        DirectoryFailure.Code.ANSWER_UNEXPECTED,
                        host + " does not present itself as an Active Directory domain controller",
                        "Check --host; generic LDAP servers are not supported."));
        Long usn = root.getAttributeValueAsLong("highestCommittedUSN");
        return new RootDse(
                text(root, "dnsHostName").toLowerCase(Locale.ROOT),
                text(root, "defaultNamingContext"),
                texts(root, "namingContexts"),
                text(root, "rootDomainNamingContext"),
                text(root, "configurationNamingContext"),
                text(root, "schemaNamingContext"),
                text(root, "dsServiceName"),
                usn == null ? 0 : usn,
                text(root, "currentTime"),
                texts(root, "supportedCapabilities"));
    }

    private static Optional<SearchResultEntry> read(LDAPConnection connection, String host, Patience patience) {
        try {
            return patience.during(() -> Optional.ofNullable(connection.getEntry("", ATTRIBUTES)));
        } catch (LDAPException e) {
            throw LdapFailures.operation(host, "reading the root entry", e, patience);
        }
    }

    private static List<String> texts(SearchResultEntry entry, String attribute) {
        return Stream.ofNullable(entry.getAttributeValues(attribute))
                .flatMap(Stream::of)
                .toList();
    }

    private static String text(SearchResultEntry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null ? "" : value;
    }
}
