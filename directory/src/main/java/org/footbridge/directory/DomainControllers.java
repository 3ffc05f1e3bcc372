package org.footbridge.directory;

import java.util.List;
import java.util.Optional;

/** Which domain controllers are asked. */
public sealed interface DomainControllers {
    /**
     * Exactly these.
     *
     * @param hosts names or addresses, in the order in which they are tried
     */
    record Listed(List<String> hosts) implements DomainControllers {
        public Listed {
            hosts = List.copyOf(hosts);
            if (hosts.isEmpty()) {
                throw new IllegalArgumentException("a directory needs at least one host");
            }
        }
    }

    /**
     * Those that DNS names for the domain (MS-ADTS 6.3.2.3), by priority and weight.
     *
     * @param domain its DNS name
     * @param site whose domain controllers come before the others
     * @param preferred names that come first of all, in this order; short ones are names within the domain
     */
    record Discovered(String domain, Optional<String> site, List<String> preferred) implements DomainControllers {
        public Discovered {
            preferred = List.copyOf(preferred);
        }
    }
}
