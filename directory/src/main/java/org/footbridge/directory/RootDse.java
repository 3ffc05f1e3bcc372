package org.footbridge.directory;

import java.util.List;

/**
 * What a domain controller says about itself (MS-ADTS 3.1.1.3.2); empty texts where it does not.
 *
 * @param namingContexts all, as the server spells them
 * @param currentTime in LDAP's generalized time
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
        String currentTime) {}
