package org.footbridge.engine.naming;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The domains whose names the tenant may use.
 *
 * @param initialDomain always verified; names without a verified domain are made in it; lower case
 * @param verified lower case; holds the initial domain too
 */
public record TenantDomains(String initialDomain, Set<String> verified) {

    public TenantDomains {
        initialDomain = initialDomain.toLowerCase(Locale.ROOT);
        Set<String> all = lowerCase(verified);
        all.add(initialDomain);
        verified = Collections.unmodifiableSet(all);
    }

    /** The first by name of those that are not the initial one, which it is when there is no other. */
    public String defaultDomain() {
        return verified.stream()
                .filter(name -> !name.equals(initialDomain))
                .findFirst()
                .orElse(initialDomain);
    }

    /** Domain names are compared without case. */
    public boolean isVerified(String domain) {
        return verified.contains(domain.toLowerCase(Locale.ROOT));
    }

    private static Set<String> lowerCase(Collection<String> names) {
        Set<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
