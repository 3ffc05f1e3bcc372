package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.AccountExpiry;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts are disabled when the moment of accountExpires comes, of which the directory tells nothing. */
abstract class AccountExpiryContract {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;

    @SuppressWarnings("NullAway.Init")
    AccountExpiryContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 3, "{\"directory\":\"corp.example\"}");
        bench.clock.set(NOW);
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anAccountIsDisabledWhenItsMomentComesWithoutAnyRequestToTheDirectory() {
        Thing ann = expiring("Ann", NOW.plus(HOUR));
        expiring("Ben", NOW.plus(HOUR.multipliedBy(2)));
        never("Cem", "0");
        never("Dan", "9223372036854775807");
        directory.user(staff, "Eve");
        bench.cycle();
        assertThat(enabled()).containsExactly("Ann true", "Ben true", "Cem true", "Dan true", "Eve true");
        assertThat(next()).contains(NOW.plus(HOUR));

        bench.clock.advance(HOUR);
        int requests = directory.requests.size();
        bench.jdbc.sql("update source_object set outcome = 'marked'").update();
        timer();

        assertThat(enabled()).containsExactly("Ann false", "Ben true", "Cem true", "Dan true", "Eve true");
        assertThat(directory.requests).hasSize(requests);
        assertThat(bench.account())
                .containsEntry("kind", "replan")
                .containsEntry("state", "succeeded")
                .containsEntry("updated", 1)
                .containsEntry("unchanged", 0);
        assertThat(bench.strings("select guid::text from source_object where outcome <> 'marked'"))
                .as("nobody else is planned again")
                .containsExactly(ann.guid.toString());
        assertThat(events())
                .containsExactly("disable Ann AccountExpired Its accountExpires, 2026-11-21T13:00:00Z, has come.");
        assertThat(next()).contains(NOW.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void aMomentBeforeNothingHappens() {
        expiring("Ann", NOW.plus(HOUR));
        bench.cycle();
        bench.clock.advance(HOUR.minusMillis(1));
        timer();

        assertThat(enabled()).containsExactly("Ann true");
        assertThat(bench.account()).containsEntry("updated", 0).containsEntry("unchanged", 0);
    }

    @Test
    void whoIsPutOffIsEnabledAgain() {
        Thing ann = expiring("Ann", NOW.minus(HOUR));
        bench.cycle();
        assertThat(enabled()).containsExactly("Ann false");
        assertThat(next()).isEmpty();

        set(ann, NOW.plus(HOUR));
        bench.cycle();
        assertThat(enabled()).containsExactly("Ann true");
        assertThat(events()).containsExactly("update Ann  Its accountExpires, 2026-11-21T13:00:00Z, has not come yet.");
        bench.clock.advance(HOUR);
        timer();
        assertThat(enabled()).containsExactly("Ann false");
        directory.set(ann, "accountExpires", "0");
        bench.cycle();
        assertThat(enabled()).containsExactly("Ann true");
        assertThat(next()).isEmpty();
    }

    @Test
    void aDisabledAccountStaysDisabledWhateverItsMoment() {
        Thing ann = expiring("Ann", NOW.plus(HOUR));
        directory.set(ann, "userAccountControl", "514");
        bench.cycle();
        bench.clock.advance(HOUR);
        timer();

        assertThat(enabled()).containsExactly("Ann false");
        assertThat(events()).isEmpty();
    }

    @Test
    void aCycleThatReadsTakesAccountOfTheTimeAsWell() {
        expiring("Ann", NOW.plus(HOUR));
        bench.cycle();
        bench.clock.advance(HOUR);
        bench.cycle();

        assertThat(enabled()).containsExactly("Ann false");
        assertThat(bench.account()).containsEntry("kind", "incremental").containsEntry("updated", 1);
    }

    @Test
    void aDirectoryThatDoesNotAnswerKeepsNoExpiredAccountEnabled() {
        expiring("Ann", NOW.plus(HOUR));
        Thing ben = directory.user(staff, "Ben");
        bench.cycle();
        bench.clock.advance(HOUR);
        directory.set(ben, "title", "Head");
        directory.failNext(new RelayFailure("NoActiveAgents", "nobody", "", true));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);
        assertThat(next()).as("still to be done").contains(NOW.plus(HOUR));
        bench.jdbc.sql("update job set read_requested = false").update();
        timer();

        assertThat(enabled()).containsExactly("Ann false", "Ben true");
    }

    @Test
    void whoDoesNotWantItIsNotDisabledAndNobodyIsAskedWhen() {
        bench.save("{\"directory\":\"corp.example\",\"accounts\":{\"disableExpired\":false}}");
        expiring("Ann", NOW.minus(HOUR));
        expiring("Ben", NOW.plus(HOUR));
        bench.cycle();

        assertThat(enabled()).containsExactly("Ann true", "Ben true");
        assertThat(next()).isEmpty();
        bench.save("{\"directory\":\"corp.example\"}");
        bench.cycle();
        assertThat(enabled()).containsExactly("Ann false", "Ben true");
        assertThat(next()).contains(NOW.plus(HOUR));
    }

    @Test
    void whoMapsAccountEnabledKeepsTheMapping() {
        bench.save("{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":"
                + "\"accountEnabled\",\"expression\":\"Not([accountDisabled])\"}]}}");
        expiring("Ann", NOW.minus(HOUR));
        bench.cycle();

        assertThat(enabled()).containsExactly("Ann true");
    }

    @Test
    void aMappingOfOnesOwnMayAskWhetherAnAccountHasExpired() {
        bench.save("{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":"
                + "\"jobTitle\",\"expression\":\"IIF([accountExpired],\\\"gone\\\",\\\"here\\\")\"}]}}");
        expiring("Ann", NOW.plus(HOUR));
        bench.cycle();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("here");
        bench.clock.advance(HOUR);
        timer();

        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("gone");
    }

    @Test
    void whySaysWhenAnAccountExpires() {
        Thing ann = expiring("Ann", NOW.plus(HOUR));
        bench.cycle();

        assertThat(bench.explain
                        .why(bench.saved, ann.guid.toString())
                        .explanation()
                        .reasons())
                .filteredOn(reason -> reason.name().equals("accountEnabled"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.values()).containsExactly("true");
                    assertThat(reason.inputs())
                            .filteredOn(input -> input.name().equals("accountExpires"))
                            .singleElement()
                            .satisfies(input -> assertThat(input.values())
                                    .containsExactly(fileTime(NOW.plus(HOUR)) + " (2026-11-21T13:00:00Z)"));
                });
    }

    @Test
    void theNextMomentAndWhoIsMarkedAreFoundByTheIndex() {
        for (int i = 0; i < 40; i++) {
            expiring("Person " + i, NOW.plus(HOUR.multipliedBy(i + 1)));
        }
        bench.cycle();
        bench.clock.advance(HOUR.multipliedBy(2));
        assertThat(next()).isPresent();
        timer();

        assertThat(bench.strings(
                        "select count(*) from directory_object where properties ->> 'accountEnabled' = 'false'"))
                .containsExactly("2");
        assertThat(plan()).contains("source_object_expiry");
    }

    /** Of so few rows PostgreSQL would read all. */
    private String plan() {
        return bench.transactions.in(connection -> {
            List<String> lines = new ArrayList<>();
            try (var statement = connection.createStatement()) {
                statement.execute("set local enable_seqscan = off");
                try (var rows = statement.executeQuery("""
                        explain select account_expiry(s.attributes) from source_object s
                        where s.tenant_id = '%s' and s.configuration_id = '%s'
                          and account_expiry(s.attributes) is not null and account_expiry(s.attributes) > 0
                        order by account_expiry(s.attributes) limit 1
                        """.formatted(bench.tenant, bench.saved.id()))) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
            return String.join("\n", lines);
        });
    }

    private Thing expiring(String name, Instant moment) {
        Thing user = directory.user(staff, name);
        set(user, moment);
        return user;
    }

    private void never(String name, String value) {
        directory.set(directory.user(staff, name), "accountExpires", value);
    }

    private void set(Thing user, Instant moment) {
        directory.set(user, "accountExpires", fileTime(moment));
    }

    private static String fileTime(Instant moment) {
        return Long.toString(AccountExpiry.fileTime(moment));
    }

    private void timer() {
        bench.runCycle.run(bench.configurations.find(bench.tenant, "main").orElseThrow(), RunCycle.EXPIRY);
    }

    private Optional<Instant> next() {
        return bench.expiries.next(new Staged(bench.tenant, bench.saved.id()));
    }

    private List<String> enabled() {
        return bench.strings("""
                select (properties ->> 'displayName') || ' ' || (properties ->> 'accountEnabled') from directory_object
                where kind = 'user' and deleted_at is null order by 1
                """);
    }

    private List<String> events() {
        return bench.strings("""
                select action || ' ' || source_name || ' ' || coalesce(code, '') || ' ' || reason from provisioning_event
                where action in ('update', 'disable') and reason is not null order by at desc limit 1
                """);
    }
}
