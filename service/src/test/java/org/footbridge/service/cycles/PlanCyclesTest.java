package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.PlanState;
import org.footbridge.service.plans.PlannedObject;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the making of a plan is for everybody else: nothing. */
@Tag("slow")
class PlanCyclesTest {
    private static final String WHOLE = "{\"directory\":\"corp.example\"}";
    private static final String UPPER_TITLE =
            "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":\"jobTitle\",\"expression\":\"ToUpper([title], )\"}]}}";
    private static final String UNKNOWN_CONTAINER =
            "{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=Nowhere,DC=corp,DC=example\"]}}";

    private final Bench bench = new Bench(Server.PRIVATE, 100, 8, WHOLE);
    private final ScriptedDirectory directory = bench.directory;
    private Thing staff = directory.root;

    @BeforeEach
    void populate() {
        staff = directory.add("organizationalUnit", directory.root, "Staff");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private SavedConfiguration saved() {
        return bench.configurations.find(bench.tenant, "main").orElseThrow();
    }

    private UUID want(Optional<String> change) {
        SavedConfiguration saved = saved();
        return bench.plans.want(
                bench.tenant,
                saved.id(),
                saved.version(),
                change.map(text -> JsonMapper.shared().readTree(text)),
                "test");
    }

    private StoredPlan plan(UUID id) {
        return bench.plans.find(bench.tenant, id).orElseThrow();
    }

    private StoredPlan made(Optional<String> change) {
        UUID id = want(change);
        bench.cycleOfItself();
        return plan(id);
    }

    private List<PlannedObject> lines(StoredPlan plan) {
        return bench.plans.objects(bench.tenant, plan.id(), null, null, "", false, 0, 1000);
    }

    private void stage() {
        bench.configurations.mode(saved(), ConfigurationMode.STAGING, "test");
    }

    private String job(String column) {
        return bench.strings("select (" + column + ")::text from job").getFirst();
    }

    @Test
    void oneObjectThatBreaksThePageIsShownAsFailedAlone() {
        IntStream.range(0, 20).forEach(number -> directory.user(staff, "Person " + number));
        bench.jdbc.sql("""
                        create function poison() returns trigger language plpgsql as $$ begin
                            if new.properties ->> 'displayName' = 'Person 7' then raise exception 'poison'; end if;
                            return new; end $$
                        """).update();
        bench.jdbc.sql("""
                        create trigger poison before insert or update on directory_object
                        for each row execute function poison()
                        """).update();

        StoredPlan plan = made(Optional.empty());
        assertThat(plan.failure()).isEmpty();
        assertThat(plan.counts().orElseThrow().path("created").asInt()).isEqualTo(19);
        assertThat(lines(plan))
                .filteredOn(line -> line.status().equals("failure"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sourceName()).isEqualTo("Person 7");
                    assertThat(line.code()).contains("InternalError");
                });
        assertThat(bench.names("user")).isEmpty();
    }

    @Test
    void whatIsWrongWithAChangeIsAMatterOfItsPlanAlone() {
        directory.user(staff, "Ann");
        bench.cycle();
        StoredPlan plan = made(Optional.of(UNKNOWN_CONTAINER));
        assertThat(plan.state()).isEqualTo(PlanState.FAILED);
        assertThat(plan.failure().orElseThrow().code()).isEqualTo("ScopeContainerNotFound");
        assertThat(bench.account()).containsEntry("state", "succeeded").containsEntry("error", "");
        assertThat(job("failures")).isEqualTo("0");
    }

    @Test
    void whatIsWrongWithTheReadingIsAMatterOfTheJob() {
        directory.failNext(new ServiceFailure("DirectoryCredentialsRefused", 502, "Refused.", "Change them."));
        StoredPlan plan = made(Optional.empty());
        assertThat(plan.state()).isEqualTo(PlanState.FAILED);
        assertThat(bench.account()).containsEntry("state", "failed");
        assertThat(bench.healths
                        .find(bench.tenant, bench.saved.id())
                        .orElseThrow()
                        .quarantine())
                .isPresent();
    }

    @Test
    void aPlanLiftsNoQuarantine() {
        bench.save("{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":3}}");
        List<Thing> people = IntStream.range(0, 8)
                .mapToObj(number -> directory.user(staff, "Person " + number))
                .toList();
        bench.cycle();
        people.forEach(directory::delete);
        bench.cycle();
        assertThat(bench.healths
                        .find(bench.tenant, bench.saved.id())
                        .orElseThrow()
                        .quarantine())
                .isPresent();

        StoredPlan plan = made(Optional.empty());
        assertThat(plan.state()).isEqualTo(PlanState.READY);
        assertThat(bench.healths
                        .find(bench.tenant, bench.saved.id())
                        .orElseThrow()
                        .quarantine())
                .isPresent();
        assertThat(lines(plan))
                .as("deletes that were held before are shown")
                .hasSize(8)
                .allSatisfy(line -> assertThat(line.action()).isEqualTo("stagedDelete"));
        bench.plans.wantApplied(bench.tenant, plan.id(), false, "test");
        bench.cycleOfItself();
        assertThat(plan(plan.id()).failure()).isEmpty();
        assertThat(plan(plan.id()).state()).isEqualTo(PlanState.APPLIED);
        assertThat(plan(plan.id()).outcome().orElseThrow().path("notDone").asInt(-1))
                .isZero();
    }

    @Test
    void aPlanAnswersNoRequestThatWasMadeBefore() {
        directory.user(staff, "Ann");
        long request = bench.jobs.request(bench.tenant, bench.saved.id(), false, "test");
        StoredPlan plan = made(Optional.empty());
        assertThat(plan.state()).isEqualTo(PlanState.READY);
        assertThat(bench.strings("select request::text from cycle where request >= " + request))
                .as("who waits for the request is told of no cycle yet")
                .isEmpty();
        assertThat(job("requested > begun")).isEqualTo("true");

        bench.cycleOfItself();
        assertThat(bench.strings("select state from cycle where request >= " + request))
                .containsExactly("succeeded");
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(job("requested > begun")).isEqualTo("false");
    }

    @Test
    void whoAsksForACycleDoesNotWaitForAPlan() throws Exception {
        Thing ann = directory.user(staff, "Ann");
        directory.link(directory.add("group", staff, "Team"), "member", ann);
        bench.cycle();
        directory.set(ann, "title", "Head");
        directory.link(directory.add("group", staff, "Other team"), "member", ann);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch planning = new CountDownLatch(1);
        UUID id = want(
                Optional.of(UPPER_TITLE.replace("jobTitle", "officeLocation").replace("title]", "badgeColour]")));
        holdPlansUntil(asked, planning);
        FutureTask<Boolean> cycle = new FutureTask<>(() -> {
            bench.cycleOfItself();
            return true;
        });
        Thread.ofPlatform().start(cycle);
        assertThat(planning.await(30, TimeUnit.SECONDS)).isTrue();
        FutureTask<Long> request =
                new FutureTask<>(() -> bench.jobs.request(bench.tenant, bench.saved.id(), true, "test"));
        Thread.ofPlatform().start(request);
        try {
            assertThat(request.get(10, TimeUnit.SECONDS)).isPositive();
        } finally {
            asked.countDown();
        }
        assertThat(cycle.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(plan(id).failure()).isEmpty();
        assertThat(plan(id).state()).isEqualTo(PlanState.READY);
    }

    /** At the end of the rehearsal, when what it does is done and not yet taken back. */
    private void holdPlansUntil(CountDownLatch released, CountDownLatch reached) {
        bench.source.before("membersAdded", () -> {
            reached.countDown();
            await(released);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsHeldByOthersForTooLongIsSaid() throws SQLException {
        directory.user(staff, "Ann");
        bench.cycle();
        directory.user(staff, "Ben");
        String name = bench.strings("select current_database()").getFirst();
        bench.jdbc
                .sql("alter database \"" + name + "\" set lock_timeout = '200ms'")
                .update();
        bench.database.getHikariPoolMXBean().softEvictConnections();
        try (Connection other = bench.database.getConnection();
                var lock = other.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))");
                var unlock = other.createStatement()) {
            lock.setString(1, bench.tenant.toString());
            lock.execute();
            StoredPlan plan = made(Optional.empty());
            unlock.execute("select pg_advisory_unlock_all()");
            assertThat(plan.state()).isEqualTo(PlanState.FAILED);
            assertThat(plan.failure().orElseThrow().code()).isEqualTo("DatabaseLocked");
        }
        assertThat(made(Optional.empty()).state()).isEqualTo(PlanState.READY);
    }

    @Test
    void theLocksOfAPlanAreAsManyForManyPagesAsForFew() {
        assertThat(locks(64)).isEqualTo(locks(16));
    }

    /** Of the connection on which so many people are rehearsed, eight at once, at its end. */
    private static int locks(int people) {
        try (Bench bench = new Bench(Server.PRIVATE, 8, 8, WHOLE)) {
            Thing unit = bench.directory.add("organizationalUnit", bench.directory.root, "Unit");
            Thing team = bench.directory.add("group", unit, "Team");
            IntStream.range(0, people)
                    .forEach(number ->
                            bench.directory.link(team, "member", bench.directory.user(unit, "Person " + number)));
            List<Integer> seen = new ArrayList<>();
            bench.source.before("membersAdded", () -> seen.add(bench.transactions.in(PlanCyclesTest::locks)));
            bench.plans.want(bench.tenant, bench.saved.id(), 1, Optional.empty(), "test");
            bench.cycleOfItself();
            assertThat(bench.plans
                            .list(bench.tenant, bench.saved.id())
                            .getFirst()
                            .state())
                    .isEqualTo(PlanState.READY);
            assertThat(seen).hasSize(1);
            return seen.getFirst();
        }
    }

    private static int locks(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_locks where pid = pg_backend_pid() and locktype = 'relation'"
                                + " and mode = 'AccessExclusiveLock'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void whatWasToBeRepairedBeforeAConfigurationWasPutIntoStagingModeIsOnlyCompared() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        bench.jdbc
                .sql(
                        "update source_object set attributes = attributes || '{\"title\":[\"Wrong\"]}' where rdn = 'CN=Ann'")
                .update();
        bench.jobs.reconcile(bench.tenant, bench.saved.id(), new ReconcileRequest(Optional.empty(), true));
        stage();
        List<String> before = bench.picture();
        directory.set(ann, "title", "Head");

        bench.cycleOfItself();
        assertThat(bench.picture()).isEqualTo(before);
        assertThat(bench.account())
                .containsEntry("state", "partial")
                .containsEntry("error", "ConfigurationInStaging")
                .containsEntry("kind", "reconcile");
    }

    @Test
    void theModeIsTheOneOfTheMomentAtWhichTheJobIsTaken() {
        directory.user(staff, "Ann");
        SavedConfiguration before = saved();
        stage();
        bench.runCycle.run(before, "test");
        assertThat(bench.names("user")).isEmpty();
    }

    @Test
    void inStagingModeThePlanIsRenewedWhenTheRulesAreToBeAppliedAnew() {
        stage();
        directory.user(staff, "Ann");
        bench.cycle();
        UUID first = only().id();
        bench.cycle();
        assertThat(only().id()).as("nothing is new").isEqualTo(first);

        bench.jobs.planAgain(bench.tenant);
        bench.cycle();
        bench.jdbc.sql("update plan set requested_at = ready_at").update();
        bench.cycle();
        UUID second = only().id();
        assertThat(second).isNotEqualTo(first);
        bench.cycle();
        assertThat(only().id()).as("once is enough").isEqualTo(second);
    }

    private StoredPlan only() {
        List<StoredPlan> all = bench.plans.list(bench.tenant, bench.saved.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aWholeReadingThatWasAskedForIsDoneOnceInStagingModeToo() {
        stage();
        directory.user(staff, "Ann");
        bench.cycle();
        bench.jobs.request(bench.tenant, bench.saved.id(), true, "test");
        bench.cycleOfItself();
        assertThat(bench.account()).containsEntry("kind", "full");
        bench.cycle();
        assertThat(bench.account()).containsEntry("kind", "incremental");
    }

    @Test
    void aRenewalThatFailedIsForgottenAndTriedAnew() {
        stage();
        directory.user(staff, "Ann");
        bench.cycle();
        directory.user(staff, "Ben");
        bench.jdbc.sql("update plan set requested_at = ready_at").update();
        bench.jdbc
                .sql("alter table plan_object add constraint broken check (source_name <> 'Ben')")
                .update();
        bench.cycle();
        assertThat(bench.account()).containsEntry("state", "failed");
        assertThat(only().state()).as("the one before is kept").isEqualTo(PlanState.READY);
        bench.jdbc.sql("alter table plan_object drop constraint broken").update();
        bench.jdbc.sql("update plan set stale = true").update();
        bench.cycle();
        assertThat(only().counts().orElseThrow().path("created").asInt()).isEqualTo(2);
    }

    @Test
    void countsTellWhoIsDisabledAndWhoIsOutOfScope() {
        bench.save("{\"directory\":\"corp.example\",\"deletes\":{\"outOfScope\":\"disable\"}}");
        Thing outside = directory.add("organizationalUnit", directory.root, "Outside");
        directory.user(outside, "Ann");
        bench.cycle();
        StoredPlan plan = made(Optional.of("{\"directory\":\"corp.example\",\"deletes\":{\"outOfScope\":\"disable\"},"
                + "\"scope\":{\"exclude\":[\"OU=Outside,DC=corp,DC=example\"]}}"));
        assertThat(plan.counts().orElseThrow().path("disabled").asInt()).isEqualTo(1);
        assertThat(plan.counts().orElseThrow().path("outOfScope").asInt()).isPositive();
        assertThat(lines(plan))
                .filteredOn(line -> line.action().equals("disable"))
                .hasSize(1);
    }
}
