package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.sampleforest.SampleController;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final String DOMAIN = "found.test";

    @TempDir
    static Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private TinyDns dns;

    @BeforeEach
    void start() throws IOException {
        dns = new TinyDns();
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void domainControllersAreFoundResolvedAndConnectedToByTheNamesInTheirCertificates() throws IOException {
        try (SampleForest forest = SampleForest.builder()
                .domain(DOMAIN, new Size(5, 1, 1))
                .address("127.0.0.1")
                .start()) {
            SampleDomain domain = forest.domain(DOMAIN);
            SampleController second = domain.addController("127.0.0.34");
            Path authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
            dns.service("_ldap._tcp.dc._msdcs." + DOMAIN, 0, 100, domain.controllerName());
            dns.service("_ldap._tcp.dc._msdcs." + DOMAIN, 10, 100, second.name());
            dns.address(domain.controllerName(), domain.host());
            dns.address(second.name(), second.host());
            Credentials credentials = new Credentials.Simple(
                    domain.serviceAccount().bindName(),
                    Secret.of(domain.serviceAccount().password().toCharArray()));
            ConnectDirectory directory = new ConnectDirectory(
                    location(Optional.empty(), List.of(), domain.ldapsPort(), Optional.of(authority)),
                    credentials,
                    nanos::get,
                    new Random(1));

            assertThat(new CheckDirectory(directory, List.of()).check())
                    .noneMatch(result -> result.level() == CheckResult.Level.FAIL)
                    .first()
                    .satisfies(result -> {
                        assertThat(result.name()).isEqualTo("discovery");
                        assertThat(result.message()).contains("2 domain controllers", "dc1.found.test, dc2.found.test");
                    });
            ConnectDirectory elsewhere = new ConnectDirectory(
                    location(Optional.of("Nowhere"), List.of(), domain.ldapsPort(), Optional.of(authority)),
                    credentials);
            assertThat(new CheckDirectory(elsewhere, List.of()).check())
                    .filteredOn(result -> result.name().equals("site"))
                    .singleElement()
                    .satisfies(result -> {
                        assertThat(result.level()).isEqualTo(CheckResult.Level.WARN);
                        assertThat(result.message()).contains("_ldap._tcp.Nowhere._sites.dc._msdcs.found.test");
                        assertThat(result.nextStep()).contains("--site");
                    });
            try (DirectoryConnection connection = directory.connect()) {
                assertThat(connection.host()).isEqualTo("dc1.found.test");
                assertThat(connection.domainController()).isEqualTo("dc1.found.test");
            }
        }
    }

    @Test
    void preferredOnesComeFirstThenThoseOfTheSiteThenTheOthersByPriority() {
        String all = "_ldap._tcp.dc._msdcs." + DOMAIN;
        for (String name : List.of("far", "near", "spare", "hub")) {
            dns.service(all, "spare".equals(name) ? 20 : 0, 100, name + "." + DOMAIN);
        }
        dns.service("_ldap._tcp.Berlin._sites.dc._msdcs." + DOMAIN, 0, 100, "near." + DOMAIN);
        List<String> hosts = found(Optional.of("Berlin"), List.of("hub", "OTHER.example.com"));
        assertThat(hosts)
                .containsExactly(
                        "hub.found.test", "OTHER.example.com", "near.found.test", "far.found.test", "spare.found.test");
        assertThat(found(Optional.of("Nowhere"), List.of()))
                .as("a site without domain controllers is served by all")
                .hasSize(4)
                .last()
                .isEqualTo("spare.found.test");
    }

    @Test
    void withinAPriorityTheWeightDecidesHowOftenOneIsFirst() {
        List<SrvRecord> records = List.of(
                new SrvRecord(0, 75, "often"),
                new SrvRecord(0, 25, "seldom"),
                new SrvRecord(0, 0, "never"),
                new SrvRecord(1, 1000, "later"));
        Random random = new Random(4711);
        int often = 0;
        int never = 0;
        for (int i = 0; i < 2000; i++) {
            List<SrvRecord> ordered = SrvRecord.inOrder(records, random);
            assertThat(ordered)
                    .containsExactlyInAnyOrderElementsOf(records)
                    .last()
                    .isEqualTo(records.getLast());
            often += ordered.getFirst().target().equals("often") ? 1 : 0;
            never += ordered.getFirst().target().equals("never") ? 1 : 0;
        }
        assertThat(often).as("of 2000, seed 4711").isBetween(1400, 1600);
        assertThat(never).isLessThan(20);
    }

    @Test
    void aDomainThatDnsDoesNotKnowIsSaidSo() {
        assertThatThrownBy(() -> found(Optional.empty(), List.of("dc1")))
                .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DNS_NO_CONTROLLERS);
                    assertThat(failure.reason()).contains("_ldap._tcp.dc._msdcs.found.test", "127.0.0.1");
                    assertThat(failure.nextStep()).contains("--dns-server", "--host");
                });
    }

    @Test
    void aDnsServerThatDoesNotAnswerEndsWithinTheTime() {
        dns.mute(true);
        assertThatThrownBy(() -> found(Optional.empty(), List.of()))
                .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DNS_UNAVAILABLE);
                    assertThat(failure.retriable()).isTrue();
                });
    }

    @Test
    void whoWaitedWhileDnsDidNotAnswerDoesNotWaitForItAgain() {
        FindDomainControllers find = find(Optional.empty(), List.of());
        dns.mute(true);
        assertUnavailable(find);
        dns.mute(false);
        int asked = dns.asked();
        assertUnavailable(find);
        assertThat(dns.asked()).isEqualTo(asked);

        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        dns.service("_ldap._tcp.dc._msdcs." + DOMAIN, 0, 1, "dc1." + DOMAIN);
        assertThat(find.hosts()).containsExactly("dc1.found.test");
    }

    private static void assertUnavailable(FindDomainControllers find) {
        assertThatThrownBy(find::hosts)
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DNS_UNAVAILABLE));
    }

    @Test
    void whatDnsSaidIsKeptForAWhileAndLongerWhenItDoesNotAnswer() {
        String name = "_ldap._tcp.dc._msdcs." + DOMAIN;
        dns.service(name, 0, 1, "dc1." + DOMAIN);
        FindDomainControllers find = find(Optional.empty(), List.of());
        assertThat(find.hosts()).containsExactly("dc1.found.test");
        dns.service(name, 1, 1, "dc2." + DOMAIN);
        assertThat(find.hosts()).containsExactly("dc1.found.test");
        nanos.addAndGet(Duration.ofMinutes(16).toNanos());
        assertThat(find.hosts()).containsExactly("dc1.found.test", "dc2.found.test");
        dns.forget();
        nanos.addAndGet(Duration.ofMinutes(16).toNanos());
        assertThat(find.hosts()).containsExactly("dc1.found.test", "dc2.found.test");
        dns.service(name, 0, 1, "dc3." + DOMAIN);
        assertThat(find.lookAgain()).as("so soon").isFalse();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(find.lookAgain()).as("all have failed").isTrue();
        assertThat(find.hosts()).containsExactly("dc3.found.test");
    }

    @Test
    void aHostThatTheDnsServerDoesNotKnowIsSaidSo() {
        assertThatThrownBy(() -> new ConnectDirectory(
                                location(List.of("dc9." + DOMAIN)),
                                new Credentials.Simple("a", Secret.of("b".toCharArray())))
                        .connect())
                .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.UNREACHABLE);
                    assertThat(failure.reason()).contains("dc9.found.test", "no such name");
                    assertThat(failure.nextStep()).contains("--dns-server");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.53,10.0.0.53:53",
        "ns.corp.test:5353,ns.corp.test:5353",
        "fe80::1,[fe80::1]:53",
        "[fe80::1]:99,[fe80::1]:99"
    })
    void aDnsServerIsGivenAsHostAndPort(String given, String meant) {
        assertThat(DnsServer.parse(given)).hasToString(meant);
        assertThat(DnsServer.parse(meant)).isEqualTo(DnsServer.parse(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "host:0", "host:port", "host:70000", "dns://host"})
    void anythingElseIsNoDnsServer(String given) {
        assertThatThrownBy(() -> DnsServer.parse(given)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> found(Optional<String> site, List<String> preferred) {
        return new ArrayList<>(find(site, preferred).hosts());
    }

    private FindDomainControllers find(Optional<String> site, List<String> preferred) {
        return new FindDomainControllers(
                new DomainControllers.Discovered(DOMAIN, site, preferred),
                new QueryDns(Optional.of(dns.server()), Duration.ofMillis(900)),
                new Random(1),
                nanos::get);
    }

    private DirectoryLocation location(
            Optional<String> site, List<String> preferred, int port, Optional<Path> authority) {
        return location(new DomainControllers.Discovered(DOMAIN, site, preferred), port, authority);
    }

    private DirectoryLocation location(List<String> hosts) {
        return location(new DomainControllers.Listed(hosts), 636, Optional.empty());
    }

    private DirectoryLocation location(DomainControllers controllers, int port, Optional<Path> authority) {
        return new DirectoryLocation(
                controllers,
                Optional.of(dns.server()),
                port,
                true,
                authority,
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }
}
