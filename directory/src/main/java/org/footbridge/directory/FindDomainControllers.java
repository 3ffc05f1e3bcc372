package org.footbridge.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Says which domain controllers there are, in the order in which they are to be tried. What DNS said is kept for a while,
 * and longer when DNS does not answer. Thread-safe.
 */
final class FindDomainControllers {
    /** How long an answer is good; domain controllers come and go in days. */
    private static final Duration GOOD = Duration.ofMinutes(15);
    /** How soon an answer is asked for again when none of its domain controllers can be reached. */
    private static final Duration SOONEST = Duration.ofSeconds(30);
    /** Who waited while DNS did not answer does not wait for it again. */
    private static final Duration FAILED = Duration.ofSeconds(5);

    private final DomainControllers controllers;
    private final QueryDns dns;
    private final RandomGenerator random;
    private final LongSupplier nanos;
    private @Nullable List<String> found;
    private long foundAt;
    private @Nullable DirectoryFailure failure;
    private long failedAt;

    FindDomainControllers(DomainControllers controllers, QueryDns dns, RandomGenerator random, LongSupplier nanos) {
        this.controllers = controllers;
        this.dns = dns;
        this.random = random;
        this.nanos = nanos;
    }

    /**
     * Names or addresses; at least one.
     *
     * @throws DirectoryFailure (no domain controllers, DNS unavailable)
     */
    synchronized List<String> hosts() {
        return switch (controllers) {
            case DomainControllers.Listed listed -> listed.hosts();
            case DomainControllers.Discovered discovered -> hosts(discovered);
        };
    }

    /** None of them could be reached: DNS may know others by now. True when it is to be tried with them. */
    synchronized boolean lookAgain() {
        if (found == null || nanos.getAsLong() - foundAt < SOONEST.toNanos()) {
            return false;
        }
        List<String> before = found;
        foundAt = nanos.getAsLong() - GOOD.toNanos();
        return !Set.copyOf(before).equals(Set.copyOf(hosts()));
    }

    /** The site whose domain controllers are to come first, if there are none. */
    Optional<String> emptySite() {
        return switch (controllers) {
            case DomainControllers.Listed _ -> Optional.empty();
            case DomainControllers.Discovered discovered ->
                discovered
                        .site()
                        .filter(site ->
                                dns.services(ofSite(discovered.domain(), site)).isEmpty());
        };
    }

    private List<String> hosts(DomainControllers.Discovered discovered) {
        List<String> known = found;
        if (known != null && nanos.getAsLong() - foundAt < GOOD.toNanos()) {
            return known;
        }
        DirectoryFailure before = failure;
        if (known == null && before != null && nanos.getAsLong() - failedAt < FAILED.toNanos()) {
            throw new DirectoryFailure(before.code(), before.reason(), before.nextStep(), before);
        }
        try {
            List<String> hosts = lookUp(discovered);
            failure = null;
            found = hosts;
            foundAt = nanos.getAsLong();
            return hosts;
        } catch (DirectoryFailure e) {
            if (known == null) {
                failure = e;
                failedAt = nanos.getAsLong();
                throw e;
            }
            // what was known is better than nothing; asked for again as soon as something fails
            foundAt = nanos.getAsLong();
            return known;
        }
    }

    private List<String> lookUp(DomainControllers.Discovered discovered) {
        Map<String, String> hosts = new LinkedHashMap<>();
        List<SrvRecord> ofSite = discovered
                .site()
                .map(site -> dns.services(ofSite(discovered.domain(), site)))
                .orElse(List.of());
        List<SrvRecord> ofDomain = dns.services(ofDomain(discovered.domain()));
        if (ofSite.isEmpty() && ofDomain.isEmpty()) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.DNS_NO_CONTROLLERS,
                    "DNS names no domain controllers of " + discovered.domain() + ": there is no record "
                            + ofDomain(discovered.domain()) + " (asked: " + dns.asked() + ")",
                    "Check the name of the domain, name a DNS server of the domain with --dns-server, or name the"
                            + " domain controllers with --host.");
        }
        discovered.preferred().forEach(name -> add(hosts, qualified(name, discovered.domain())));
        SrvRecord.inOrder(ofSite, random).forEach(record -> add(hosts, record.target()));
        SrvRecord.inOrder(ofDomain, random).forEach(record -> add(hosts, record.target()));
        return new ArrayList<>(hosts.values());
    }

    private static void add(Map<String, String> hosts, String host) {
        hosts.putIfAbsent(host.toLowerCase(Locale.ROOT), host);
    }

    private static String qualified(String name, String domain) {
        return name.indexOf('.') < 0 && name.indexOf(':') < 0 ? name + "." + domain : name;
    }

    static String ofDomain(String domain) {
        return "_ldap._tcp.dc._msdcs." + domain;
    }

    static String ofSite(String domain, String site) {
        return "_ldap._tcp." + site + "._sites.dc._msdcs." + domain;
    }
}
