package org.footbridge.acceptance.forests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.footbridge.acceptance.Kind;
import org.footbridge.acceptance.Oracle;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.process.Waiting;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Both domains of a sample forest flow into one tenant with the default schema; judged by the oracle. */
class SampleForestTest extends ForestsContract {
    /** Enough for the cycles that bring the moment. */
    private static final int LEAD_SECONDS = 40;

    @Override
    Arena begin() {
        return new StartSampleForest(500).start();
    }

    @Test
    @Order(1)
    void bothDomainsBringExactlyWhatTheyHold() throws Exception {
        assertThat(run.fill().faults()).isEmpty();
        Oracle oracle = arena.tenant().oracle(false);
        assertThat(oracle.count(Kind.USER)).isGreaterThan(600);
        assertThat(oracle.count(Kind.CONTACT)).isGreaterThan(40);
        assertThat(oracle.references()).isGreaterThan(300);
    }

    @Test
    @Order(4)
    void anAccountThatExpiresIsDisabledWithinAMinuteThoughItsDirectoryTellsOfNoChange() throws Exception {
        ConnectedDirectory directory = arena.directories().getFirst();
        try (LDAPConnection administrator = directory.servers().getFirst().connect()) {
            SearchResultEntry person = Objects.requireNonNull(administrator
                            .search(
                                    directory.container(),
                                    SearchScope.SUB,
                                    "(&(objectClass=user)(userAccountControl=512)(userPrincipalName=*@corp.example)(displayName=*)"
                                            + "(|(!(accountExpires=*))(accountExpires=0)(accountExpires=9223372036854775807)))",
                                    "userPrincipalName")
                            .getSearchEntries())
                    .getFirst();
            String name = Objects.requireNonNull(person.getAttributeValue("userPrincipalName"));
            Instant moment = Instant.now().plusSeconds(LEAD_SECONDS).truncatedTo(ChronoUnit.SECONDS);
            administrator.modify(person.getDN(), expiry((moment.getEpochSecond() + 11_644_473_600L) + "0000000"));
            cycles();
            assertThat(enabled(name)).isTrue();
            assertThat(Instant.now()).as("read in time").isBefore(moment);

            assertThat(Waiting.until(Duration.ofSeconds(LEAD_SECONDS + 45), () -> !enabled(name)))
                    .as("%s is disabled", name)
                    .isTrue();
            assertThat(Instant.now()).isAfterOrEqualTo(moment);
            assertThat(arena.tenant().compare(arena.tenant().oracle(true)).all())
                    .isEmpty();

            administrator.modify(person.getDN(), expiry("0"));
            cycles();
            assertThat(enabled(name)).isTrue();
        }
    }

    @Test
    @Order(5)
    void readingEverythingAgainFindsNoDifference() throws Exception {
        for (ConnectedDirectory directory : arena.directories()) {
            Cycle cycle = arena.deployment().service().administer(api -> {
                long request = api.requestReconciliation(directory.name(), null, false);
                return api.awaitCycle(directory.name(), request, Duration.ofMinutes(5), progress -> {});
            });
            assertThat(cycle.kind()).isEqualTo("reconcile");
            assertThat(cycle.state()).as(cycle.error()).isIn("succeeded", "partial");
            JsonNode found = arena.deployment().service().administer(api -> api.drift(cycle.id(), 100));
            assertThat(found.path("value")).isEmpty();
            assertThat(cycle.drift()).isZero();
        }
        assertThat(arena.tenant().compare(arena.tenant().oracle(true)).all()).isEmpty();
    }

    private void cycles() {
        arena.tenant().await(arena.tenant().request(false));
    }

    private static Modification expiry(String value) {
        return new Modification(ModificationType.REPLACE, "accountExpires", value);
    }

    private boolean enabled(String name) {
        return Boolean.TRUE.equals(Tenant.graph(arena.deployment())
                .get("/v1.0/users/" + name + "?$select=accountEnabled")
                .orElseThrow()
                .get("accountEnabled"));
    }
}
