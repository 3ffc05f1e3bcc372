package org.footbridge.engine;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a connected directory beside its objects.
 *
 * @param domainName DNS name, lower case
 * @param domainNetBiosName empty when it is not known (yet)
 * @param forestName DNS name of the forest's root, lower case; empty when it is not known
 * @param forestNetBiosName empty when it is not known
 */
public record DirectoryFacts(String domainName, String domainNetBiosName, String forestName, String forestNetBiosName) {

    public DirectoryFacts {
        domainName = domainName.toLowerCase(Locale.ROOT);
        forestName = forestName.toLowerCase(Locale.ROOT);
    }

    /** Of a directory of which only the name is known. */
    public static DirectoryFacts named(String domainName) {
        return new DirectoryFacts(domainName, "", "", "");
    }

    /** What expressions may name as {@code %DomainFQDN%} and so on; those that are not known are left out. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        put(parameters, "DomainFQDN", domainName);
        put(parameters, "DomainNetBios", domainNetBiosName);
        put(parameters, "ForestFQDN", forestName);
        put(parameters, "ForestNetBios", forestNetBiosName);
        return Collections.unmodifiableMap(parameters);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
