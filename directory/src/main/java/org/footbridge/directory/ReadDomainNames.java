package org.footbridge.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the domain and its forest are called: each naming context has a cross reference (MS-ADTS 6.1.1.2.1.1). */
final class ReadDomainNames {
    private static final String NAMING_CONTEXT = "nCName";
    private static final String DNS_NAME = "dnsRoot";
    private static final String NETBIOS_NAME = "nETBIOSName";

    private final DirectoryConnection connection;

    ReadDomainNames(DirectoryConnection connection) {
        this.connection = connection;
    }

    DomainNames read() {
        List<SearchResultEntry> references = new ArrayList<>();
        try {
            connection.search(
                    connection.rootDse().configurationNamingContext(),
                    ObjectFilters.isA("crossRef"),
                    List.of(NAMING_CONTEXT, DNS_NAME, NETBIOS_NAME),
                    List.of(),
                    references::add);
        } catch (LDAPSearchException e) {
            throw connection.failed("reading the names of the domains", e);
        }
        String root = connection.rootDse().rootDomainNamingContext();
        return new DomainNames(
                dnsName(references, connection.base()),
                value(references, connection.base(), NETBIOS_NAME).orElse(""),
                dnsName(references, root),
                value(references, root, NETBIOS_NAME).orElse(""));
    }

    private static String dnsName(List<SearchResultEntry> references, String context) {
        return value(references, context, DNS_NAME)
                .orElseGet(() -> components(context))
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> value(List<SearchResultEntry> references, String context, String attribute) {
        return references.stream()
                .filter(reference -> isOf(reference, context))
                .map(reference -> Objects.requireNonNullElse(reference.getAttributeValue(attribute), ""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static boolean isOf(SearchResultEntry reference, String context) {
        String name = reference.getAttributeValue(NAMING_CONTEXT);
        try {
            return name != null && DN.equals(name, context);
        } catch (LDAPException unreadable) {
            return false;
        }
    }

    /** DC=corp,DC=example as corp.example. */
    private static String components(String context) {
        try {
            return Arrays.stream(new DN(context).getRDNs())
                    .map(RDN::getAttributeValues)
                    .map(values -> values[0])
                    .collect(Collectors.joining("."));
        } catch (LDAPException unreadable) {
            return "";
        }
    }
}
