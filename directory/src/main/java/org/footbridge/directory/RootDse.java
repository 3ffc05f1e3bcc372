package org.footbridge.directory;

import java.util.List;

/**
 * What a domain controller says about itself (MS-ADTS 3.1.1.3.2); empty texts where it does not.
 *
 * @param namingContexts all, as the server spells them
 * @param currentTime in LDAP's generalized time
 * @param capabilities object identifiers (supportedCapabilities)
 */
record RootDse(
        String dnsHostName,
        String defaultNamingContext,
        List<String> namingContexts,
        String rootDomainNamingContext,
        String configurationNamingContext,
        String schemaNamingContext,
        String dsServiceName,
        long highestUsn,
        String currentTime,
        List<String> capabilities) {
    /** LDAP_CAP_ACTIVE_DIRECTORY_OID: a domain, and no directory of an application (MS-ADTS 3.1.1.3.4.3). */
    private static final String OF_DOMAIN = "1.2.840.113556.1.4.800";

    boolean isDomain() {
        return capabilities.contains(OF_DOMAIN);
    }
}
