package org.footbridge.sampleforest;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.sampleforest.protocol.ServerSettings;

/**
 * A forest of one or more domains in this process, each with an LDAP and an LDAPS listener on loopback. Everything is
 * in memory and ends with {@link #close}.
 *
 * <pre>{@code
 * try (SampleForest forest = SampleForest.builder()
 *         .domain("sample.test", new Size(2_000, 150, 200))
 *         .domain("emea.sample.test", new Size(1_000, 50, 100))
 *         .seed(42)
 *         .start()) {
 *     SampleDomain domain = forest.domain("sample.test");
 * }
 * }</pre>
 */
public final class SampleForest implements AutoCloseable {
    private final Map<String, SampleDomain> domains;

    SampleForest(List<SampleDomain> started) {
        domains = new LinkedHashMap<>();
        started.forEach(domain -> domains.put(domain.name(), domain));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The domain of the DNS name. */
    public SampleDomain domain(String name) {
        SampleDomain domain = domains.get(name.toLowerCase(Locale.ROOT));
        if (domain == null) {
            throw new ForestException(
                    ForestException.Code.DOMAIN_NAME,
                    "The sample forest has no domain '" + name + "'; it has " + String.join(", ", domains.keySet()));
        }
        return domain;
    }

    /** All domains, the root of the forest first. */
    public List<SampleDomain> domains() {
        return List.copyOf(domains.values());
    }

    @Override
    public void close() {
        domains.values().forEach(SampleDomain::close);
    }

    /** What to start. The first domain is the root of the forest. */
    public static final class Builder {
        private final Map<String, DomainPlan> plans = new LinkedHashMap<>();
        private long seed = 42;
        private String address = "127.0.0.1";
        private ServerSettings settings = ServerSettings.windows();
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** A domain with listeners on any free ports. */
        public Builder domain(String dnsName, Size size) {
            return domain(dnsName, size, 0, 0);
        }

        /** A domain with listeners on these ports; 0 for any free port. */
        public Builder domain(String dnsName, Size size, int ldapPort, int ldapsPort) {
            String name = dnsName.toLowerCase(Locale.ROOT);
            if (!name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")
                    || plans.putIfAbsent(name, new DomainPlan(name, size, ldapPort, ldapsPort)) != null) {
                throw new ForestException(
                        ForestException.Code.DOMAIN_NAME,
                        "'" + dnsName
                                + "' is not a DNS name with a dot, or is there twice; use for example sample.test");
            }
            return this;
        }

        /** The same seed invents the same people. */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /** A loopback address to listen on; 127.0.0.1 unless said otherwise. */
        public Builder address(String loopback) {
            address = loopback;
            return this;
        }

        /** Limits of the servers; as Windows unless said otherwise. */
        public Builder settings(ServerSettings limits) {
            settings = limits;
            return this;
        }

        /** The source of {@code whenChanged} and the like. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** Invents the objects and starts the listeners. */
        public SampleForest start() {
            if (plans.isEmpty()) {
                domain("sample.test", new Size(500, 40, 50));
            }
            return new StartForest(List.copyOf(plans.values()), seed, address, settings, clock).start();
        }
    }

    /** One domain to start. */
    record DomainPlan(String name, Size size, int ldapPort, int ldapsPort) {}
}
