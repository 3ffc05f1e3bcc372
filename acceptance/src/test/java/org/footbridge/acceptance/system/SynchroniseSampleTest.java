package org.footbridge.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.footbridge.acceptance.Differences;
import org.footbridge.acceptance.DirectoryDump;
import org.footbridge.acceptance.Expectation;
import org.footbridge.acceptance.GraphReader;
import org.footbridge.acceptance.Kind;
import org.footbridge.acceptance.Oracle;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.deployment.LocalServiceOptions;
import org.footbridge.demo.process.Waiting;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Both domains of a sample forest flow into one tenant with the default schema; judged by the oracle. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SynchroniseSampleTest {
    private static final Duration LONGEST_CYCLE = Duration.ofMinutes(5);

    private final SampleForest forest = SampleForest.builder()
            .domain("corp.example", new Size(700, 60, 60))
            .domain("emea.corp.example", new Size(300, 30, 30))
            .seed(2026)
            .start();

    private final Path folder = SambaSystem.folder();

    @SuppressWarnings("NullAway.Init")
    private Deployment deployment;

    @BeforeAll
    void start() throws IOException {
        deployment = Deployment.start(folder, LocalServiceOptions.in(folder.resolve("service")));
        for (SampleDomain domain : forest.domains()) {
            Path authority = folder.resolve(domain.name() + "-ca.pem");
            Files.writeString(authority, domain.caPem());
            deployment.service().administer(api -> {
                api.addDomain(domain.name());
                return true;
            });
            deployment.addAgent(List.of(DirectoryAccess.withPassword(
                    domain.name(),
                    domain.host(),
                    domain.ldapsPort(),
                    authority,
                    domain.serviceAccount().bindName(),
                    domain.serviceAccount().password())));
            deployment.awaitAgents(domain.name(), 1);
        }
    }

    @AfterAll
    void stop() {
        deployment.close();
        forest.close();
        SambaSystem.remove(folder);
    }

    private Cycle cycle(SampleDomain domain, boolean full) {
        return deployment.service().administer(api -> {
            long request = api.requestCycle(domain.name(), full);
            return api.awaitCycle(domain.name(), request, LONGEST_CYCLE, progress -> {});
        });
    }

    private Oracle.Source source(SampleDomain domain) {
        Expectation expectation = new Expectation(
                domain.name(),
                domain.netbiosName(),
                List.of(),
                List.of(),
                Set.of("corp.example", "emea.corp.example"),
                SambaSystem.initialDomain(deployment).toLowerCase(Locale.ROOT));
        try (LDAPConnection administrator = administrator(domain)) {
            return new Oracle.Source(DirectoryDump.read(administrator, domain.baseDn()), expectation);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private Oracle oracle() {
        return Oracle.of(forest.domains().stream().map(this::source).toList());
    }

    private Differences differences(Oracle oracle) {
        return oracle.compare(new GraphReader(SambaSystem.graph(deployment)));
    }

    @Test
    @Order(1)
    void bothDomainsBringExactlyWhatTheyHold() {
        for (SampleDomain domain : forest.domains()) {
            deployment
                    .service()
                    .administer(api -> api.applyConfiguration(domain.name(), "directory: " + domain.name() + "\n"));
            Cycle cycle = cycle(domain, false);
            assertThat(cycle.state()).as(cycle.error()).isIn("succeeded", "partial");
        }
        forest.domains().forEach(domain -> cycle(domain, false));
        Oracle oracle = oracle();
        assertThat(oracle.count(Kind.USER)).isGreaterThan(900);
        assertThat(oracle.count(Kind.CONTACT)).isGreaterThan(40);
        assertThat(oracle.references()).isGreaterThan(500);
        assertThat(differences(oracle).all()).isEmpty();
    }

    @Test
    @Order(2)
    void aFullReadingFindsNothingToDo() {
        for (SampleDomain domain : forest.domains()) {
            Cycle cycle = cycle(domain, true);
            assertThat(cycle.kind()).isEqualTo("full");
            assertThat(cycle.created() + cycle.updated() + cycle.deleted() + cycle.restored())
                    .isZero();
        }
    }

    @Test
    @Order(3)
    void anAccountThatExpiresIsDisabledWithinAMinuteThoughItsDirectoryTellsOfNoChange() throws LDAPException {
        SampleDomain domain = forest.domain("corp.example");
        try (LDAPConnection administrator = administrator(domain)) {
            SearchResultEntry person = Objects.requireNonNull(administrator
                            .search(
                                    domain.baseDn(),
                                    SearchScope.SUB,
                                    "(&(objectClass=user)(userAccountControl=512)(userPrincipalName=*@corp.example)"
                                            + "(displayName=*))",
                                    "userPrincipalName")
                            .getSearchEntries())
                    .getFirst();
            String name = Objects.requireNonNull(person.getAttributeValue("userPrincipalName"));
            Instant moment = Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.SECONDS);
            administrator.modify(
                    person.getDN(),
                    new Modification(
                            ModificationType.REPLACE,
                            "accountExpires",
                            (moment.getEpochSecond() + 11_644_473_600L) + "0000000"));
            cycle(domain, false);
            assertThat(enabled(name)).isEqualTo(Instant.now().isBefore(moment));

            assertThat(Waiting.until(Duration.ofSeconds(60), () -> !enabled(name)))
                    .as("%s is disabled", name)
                    .isTrue();
            assertThat(Instant.now()).isAfterOrEqualTo(moment);
            assertThat(differences(oracle()).all()).isEmpty();

            administrator.modify(person.getDN(), new Modification(ModificationType.REPLACE, "accountExpires", "0"));
            cycle(domain, false);
            assertThat(enabled(name)).isTrue();
        }
    }

    @Test
    @Order(4)
    void readingEverythingAgainFindsNoDifference() {
        for (SampleDomain domain : forest.domains()) {
            Cycle cycle = deployment.service().administer(api -> {
                long request = api.requestReconciliation(domain.name(), null, false);
                return api.awaitCycle(domain.name(), request, LONGEST_CYCLE, progress -> {});
            });
            assertThat(cycle.kind()).isEqualTo("reconcile");
            assertThat(cycle.state()).as(cycle.error()).isIn("succeeded", "partial");
            JsonNode found = deployment.service().administer(api -> api.drift(cycle.id(), 100));
            assertThat(found.path("value")).isEmpty();
            assertThat(cycle.drift()).isZero();
        }
        assertThat(differences(oracle()).all()).isEmpty();
    }

    private boolean enabled(String name) {
        return Boolean.TRUE.equals(SambaSystem.graph(deployment)
                .get("/v1.0/users/" + name + "?$select=accountEnabled")
                .orElseThrow()
                .get("accountEnabled"));
    }

    private static LDAPConnection administrator(SampleDomain domain) throws LDAPException {
        return new LDAPConnection(
                domain.host(),
                domain.ldapPort(),
                domain.administrator().bindName(),
                domain.administrator().password());
    }
}
