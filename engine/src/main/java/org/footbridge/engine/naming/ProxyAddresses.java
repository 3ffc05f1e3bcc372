package org.footbridge.engine.naming;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of an object: {@code SMTP:} is the primary one, {@code smtp:} a further one, other prefixes are other
 * kinds of address. They are kept whatever their domain is, and none is added, because only a licence for mail would ask
 * for either.
 */
public final class ProxyAddresses {

    private static final String PRIMARY = "SMTP:";

    private ProxyAddresses() {}

    /** Trimmed, each once without regard to case, in order; a primary address wins over the same as a further one. */
    public static List<String> distinct(List<String> addresses) {
        Set<String> primary = new HashSet<>();
        for (String address : addresses) {
            if (address.strip().startsWith(PRIMARY)) {
                primary.add(lowerCase(address));
            }
        }
        Set<String> seen = new HashSet<>();
        List<String> kept = new ArrayList<>(addresses.size());
        for (String raw : addresses) {
            String address = raw.strip();
            boolean shadowed = !address.startsWith(PRIMARY) && primary.contains(lowerCase(address));
            if (!address.isEmpty() && !shadowed && seen.add(lowerCase(address))) {
                kept.add(address);
            }
        }
        return kept;
    }

    /** The first primary SMTP address with something before its @, without prefix. */
    public static Optional<String> primary(List<String> addresses) {
        return withPrefix(addresses, PRIMARY);
    }

    /** What stands before the @ of the first address with exactly this prefix. */
    static Optional<String> localPart(List<String> addresses, String prefix) {
        return withPrefix(addresses, prefix).flatMap(NameParts::localPart);
    }

    private static String lowerCase(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> withPrefix(List<String> addresses, String prefix) {
        for (String address : addresses) {
            if (address.startsWith(prefix)) {
                String bare = address.substring(prefix.length()).strip();
                if (NameParts.localPart(bare).isPresent()) {
                    return Optional.of(bare);
                }
            }
        }
        return Optional.empty();
    }
}
