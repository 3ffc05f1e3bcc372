package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.sampleforest.store.Partition;

/** The rootDSE: who the controller is and what it can do (MS-ADTS 3.1.1.3.2). */
final class RootEntry {
    private static final String[] CAPABILITIES = {
        "1.2.840.113556.1.4.800",
        "1.2.840.113556.1.4.1670",
        "1.2.840.113556.1.4.1791",
        "1.2.840.113556.1.4.1935",
        "1.2.840.113556.1.4.2080",
        "1.2.840.113556.1.4.2237"
    };
    private static final String FUNCTIONALITY_2016 = "7";

    private final ServedDomain served;

    RootEntry(ServedDomain served) {
        this.served = served;
    }

    SearchResultEntryProtocolOp render(List<String> names) {
        Set<String> wanted = new TreeSet<>();
        names.forEach(name -> wanted.add(name.toLowerCase(Locale.ROOT)));
        boolean everything = names.isEmpty() || names.contains("*") || names.contains("+");
        List<Attribute> shown = new ArrayList<>();
        for (Attribute attribute : all()) {
            if (everything || wanted.contains(attribute.getName().toLowerCase(Locale.ROOT))) {
                shown.add(attribute);
            }
        }
        return new SearchResultEntryProtocolOp("", shown);
    }

    private List<Attribute> all() {
        ForestNames forest = served.forest();
        String domain = served.domain().suffix();
        String service = served.directoryService().dn();
        String server = service.substring(service.indexOf(',') + 1);
        List<String> contexts = served.store().partitions().stream()
                .filter(served::holds)
                .map(Partition::suffix)
                .toList();
        return List.of(
                new Attribute("objectClass", "top"),
                new Attribute("configurationNamingContext", forest.configuration()),
                new Attribute("currentTime", ReadValues.time(Instant.now())),
                new Attribute("defaultNamingContext", domain),
                new Attribute("dnsHostName", served.hostName()),
                new Attribute("domainControllerFunctionality", FUNCTIONALITY_2016),
                new Attribute("domainFunctionality", FUNCTIONALITY_2016),
                new Attribute("dsServiceName", service),
                new Attribute("forestFunctionality", FUNCTIONALITY_2016),
                new Attribute(
                        "highestCommittedUSN",
                        Long.toString(
                                served.domain().highestUsn() - served.faults().setBackBy())),
                new Attribute("isGlobalCatalogReady", "TRUE"),
                new Attribute("isSynchronized", "TRUE"),
                new Attribute(
                        "ldapServiceName",
                        forest.rootDomain() + ":" + served.hostName().split("\\.")[0] + "$@"
                                + served.dnsName().toUpperCase(Locale.ROOT)),
                new Attribute("namingContexts", contexts),
                new Attribute("rootDomainNamingContext", forest.root()),
                new Attribute("schemaNamingContext", forest.schema()),
                new Attribute("serverName", server),
                new Attribute("subschemaSubentry", "CN=Aggregate," + forest.schema()),
                new Attribute("supportedCapabilities", CAPABILITIES),
                new Attribute("supportedControl", new TreeSet<>(SearchControls.SUPPORTED)),
                new Attribute("supportedLDAPVersion", "3", "2"),
                new Attribute("supportedLDAPPolicies", "MaxPageSize", "MaxValRange"));
    }
}
