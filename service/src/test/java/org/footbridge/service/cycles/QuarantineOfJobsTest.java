package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.engine.health.Quarantine;
import org.footbridge.engine.health.QuarantineReason;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.health.JobStatus;
import org.footbridge.service.health.ScheduleState;
import org.footbridge.service.jobs.KeepJobs;
import org.footbridge.service.jobs.RestartScope;
import org.footbridge.service.relay.DirectoryChanged;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a job is put into quarantine, how it comes out, and what it can be told by hand. */
@Tag("slow")
class QuarantineOfJobsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration REGULAR = Duration.ofMinutes(2);

    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;

    @BeforeEach
    void open() {
        bench = new Bench(Server.PRIVATE, 100, "{\"directory\":\"corp.example\",\"interval\":\"2m\"}");
        bench.clock.set(NOON);
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        directory.user(staff, "Ann");
        bench.cycle();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private JobHealth health() {
        return bench.healths.find(bench.tenant, bench.saved.id()).orElseThrow();
    }

    private Quarantine quarantine() {
        return health().quarantine().orElseThrow();
    }

    private void refused() {
        directory.set(
                directory.things.values().stream()
                        .filter(thing -> thing.rdn.equals("CN=Ann"))
                        .findFirst()
                        .orElseThrow(),
                "title",
                bench.clock.instant().toString());
        directory.failNext(new RelayFailure(
                "DirectoryCredentialsRefused", "dc1 refused the account", "Give the agent the right one.", false));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);
    }

    private List<String> told() {
        return bench.strings("select kind || ' ' || event || ' ' || code from notification order by at, id");
    }

    @Test
    void refusedCredentialsSlowTheJobAtOnceAndItsAdministratorsAreToldOnce() {
        refused();

        assertThat(quarantine())
                .isEqualTo(
                        new Quarantine(QuarantineReason.EXCEPTION, NOON, NOON, 0, NOON.plus(REGULAR.multipliedBy(2))));
        assertThat(health().fault().orElseThrow().code()).isEqualTo("DirectoryCredentialsRefused");
        assertThat(health().slowedUntil()).contains(NOON.plus(REGULAR.multipliedBy(2)));
        assertThat(JobStatus.of(health(), true, true)).isEqualTo(JobStatus.QUARANTINE);
        assertThat(told()).containsExactly("quarantine began DirectoryCredentialsRefused");

        bench.clock.advance(Duration.ofMinutes(4));
        refused();
        assertThat(quarantine().seriesCount()).isEqualTo(1);
        assertThat(quarantine().seriesBegan()).isEqualTo(NOON);
        assertThat(quarantine().nextAttempt()).isEqualTo(bench.clock.instant().plus(REGULAR.multipliedBy(4)));
        assertThat(health().failures()).isEqualTo(2);
        assertThat(told()).hasSize(1);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(health().quarantine()).isEmpty();
        assertThat(health().fault()).isEmpty();
        assertThat(health().failures()).isZero();
        assertThat(bench.strings("select subject from notification_condition where ended_at is not null"))
                .containsExactly(bench.saved.id().toString());
    }

    @Test
    void anAgentThatStillSeesTheDirectoryMoveAsksForNoCycleWithRefusedCredentials() {
        KeepJobs keep = new KeepJobs(bench.jobs, bench.healths, bench.configurations);
        DirectoryChanged moved = new DirectoryChanged(bench.tenant, bench.saved.directoryId(), Integer.MAX_VALUE, "");
        refused();
        String before = requested();

        keep.changed(moved);
        assertThat(requested()).isEqualTo(before);

        bench.control.restart(bench.saved, Set.of(RestartScope.QUARANTINE_STATE), "test");
        bench.cycleOfItself();
        before = requested();
        keep.changed(moved);
        assertThat(requested()).as("out of quarantine").isNotEqualTo(before);
    }

    private String requested() {
        return bench.strings("select requested::text from job").getFirst();
    }

    @Test
    void cyclesThatKeepFailingAreToldOfThoughTheyAreNoReasonForQuarantine() {
        for (int cycle = 0; cycle < 8; cycle++) {
            bench.clock.advance(Duration.ofMinutes(10));
            directory.set(directory.root, "title", "Change " + cycle);
            directory.failNext(new RelayFailure("DirectoryUnreachable", "dc1 does not answer", "Look at it.", true));
            assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);
        }
        assertThat(health().quarantine()).isEmpty();
        assertThat(told()).containsExactly("cyclesFailing began CyclesFailing");
        directory.failNext(null);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.strings("select kind from notification_condition where ended_at is not null"))
                .containsExactly("cyclesFailing");
    }

    @Test
    void aCycleThatAsksTheDirectoryNothingDoesNotSayThatTheAccountIsWell() {
        refused();
        bench.save("{\"directory\":\"corp.example\",\"interval\":\"2m\",\"mappings\":{\"set\":[{\"object\":\"user\","
                + "\"target\":\"jobTitle\",\"constant\":\"Head\"}]}}");
        bench.jdbc.sql("update job set read_requested = false").update();

        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account()).containsEntry("kind", "replan");
        assertThat(quarantine().reason()).isEqualTo(QuarantineReason.EXCEPTION);
    }

    @Test
    void afterFourWeeksItIsSwitchedOffUntilSomebodyStartsIt() {
        refused();
        bench.clock.advance(Duration.ofDays(28).plusSeconds(1));
        refused();

        assertThat(health().disabledAt()).contains(bench.clock.instant());
        assertThat(ScheduleState.of(health(), true)).isEqualTo(ScheduleState.DISABLED);
        assertThat(told())
                .containsExactly("quarantine began DirectoryCredentialsRefused", "quarantine changed JobDisabled");
        assertThatThrownBy(() -> bench.jobs.request(bench.tenant, bench.saved.id(), false, "test"))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("JobDisabled"));

        bench.control.start(bench.saved, "test");

        assertThat(health().stopped()).isFalse();
        assertThat(quarantine().seriesBegan()).isEqualTo(bench.clock.instant());
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(health().quarantine()).isEmpty();
    }

    @Test
    void heldDeletesShowAndSlowNothing() {
        bench.save("{\"directory\":\"corp.example\",\"interval\":\"2m\",\"deletes\":{\"threshold\":0}}");
        bench.cycle();
        directory.delete(directory.things.values().stream()
                .filter(thing -> thing.rdn.equals("CN=Ann"))
                .findFirst()
                .orElseThrow());

        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);

        assertThat(quarantine().reason().graphName()).isEqualTo("TooManyDeletes");
        assertThat(health().slowedUntil()).isEmpty();
        bench.control.restart(bench.saved, Set.of(RestartScope.FORCE_DELETES), "test");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).isEmpty();
        assertThat(health().quarantine()).isEmpty();
    }

    @Test
    void aJobMostOfWhoseObjectsFailIsPutIntoQuarantineAndComesOutWhenFewDo() {
        fail(5_000);

        bench.clock.advance(Duration.ofMinutes(2));
        assertThat(bench.cycle().state()).as("they still fail").isEqualTo(CycleState.PARTIAL);

        assertThat(health().steadyLast()).as("not everything is synchronised").contains(NOON);
        assertThat(quarantine().reason().graphName()).isEqualTo("EncounteredEscrowProportionThreshold");
        assertThat(health().fault().orElseThrow().message()).contains("5000 objects of 'main' fail");
        bench.jdbc
                .sql("update source_object set outcome = 'skipped' where rdn = 'CN=Failing 1'")
                .update();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);
        assertThat(health().quarantine()).isEmpty();
        bench.jdbc
                .sql("update source_object set outcome = 'skipped' where outcome = 'failed'")
                .update();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(health().steadyLast()).contains(bench.clock.instant());
    }

    /** As if so many had failed before, and their time had not come. */
    private void fail(int count) {
        bench.jdbc
                .sql("""
                        with failing as (
                            insert into source_object (tenant_id, configuration_id, guid, object_class, rdn, attributes, dirty,
                                                       read_by, outcome, outcome_code)
                            select :tenant, :configuration, gen_random_uuid(), 'user', 'CN=Failing ' || n, '{}', false, 1,
                                   'failed', 'MappingFailed'
                            from generate_series(1, :count) n returning guid)
                        insert into escrow (tenant_id, configuration_id, source_guid, object_class, name, code, attribute,
                                            reason, next_step, first_failed_at, last_failed_at)
                        select :tenant, :configuration, guid, 'user', 'x', 'MappingFailed', '', 'r', 'n', now(), now()
                        from failing
                        """)
                .param("tenant", bench.tenant.value())
                .param("configuration", bench.saved.id())
                .param("count", count)
                .update();
    }

    @Test
    void aPausedJobRunsAgainWhenItIsStarted() {
        bench.control.pause(bench.saved, "client 1");

        assertThat(JobStatus.of(health(), true, true)).isEqualTo(JobStatus.PAUSED);
        assertThat(ScheduleState.of(health(), true)).isEqualTo(ScheduleState.PAUSED);
        assertThatThrownBy(() -> bench.jobs.request(bench.tenant, bench.saved.id(), false, "test"))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("JobPaused"));
        bench.control.restart(bench.saved, Set.of(RestartScope.NONE), "test");
        assertThat(health().stopped()).isFalse();
    }

    @Test
    void putIntoQuarantineByHandItStaysUntilItIsLetOutByHand() {
        bench.control.quarantine(bench.saved, "client 1");
        bench.cycle();

        assertThat(quarantine().reason().graphName()).isEqualTo("QuarantinedOnDemand");
        assertThat(health().fault().orElseThrow().message()).contains("client 1");
        bench.control.restart(bench.saved, Set.of(RestartScope.QUARANTINE_STATE), "test");
        assertThat(health().quarantine()).isEmpty();
        bench.cycle();
        assertThat(health().quarantine()).isEmpty();
    }

    @Test
    void aWatermarkThatIsClearedEndsInAFullReadingThatChangesNothing() {
        IntStream.range(0, 5).forEach(number -> directory.user(staff, "Person " + number));
        bench.cycle();
        List<String> before = bench.picture();

        bench.control.restart(bench.saved, Set.of(RestartScope.WATERMARK), "test");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("updated", 0)
                .containsEntry("deleted", 0);
        assertThat(bench.picture()).isEqualTo(before);
    }

    @Test
    void aFullRestartReadsAndPlansEverythingAndStillKnowsWhoWasDeletedMeanwhile() {
        Thing ben = directory.user(staff, "Ben");
        bench.cycle();
        bench.jdbc
                .sql("update directory_object set properties = properties - 'userPrincipalName'")
                .update();
        directory.delete(ben);

        bench.control.restart(bench.saved, RestartScope.parse("full"), "test");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("updated", 1)
                .containsEntry("deleted", 1);
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@corp.example");
    }

    @Test
    void scopesAreNamedAsInGraph() {
        assertThat(RestartScope.parse(""))
                .containsExactly(RestartScope.QUARANTINE_STATE, RestartScope.WATERMARK, RestartScope.ESCROWS);
        assertThat(RestartScope.parse("Escrows, watermark"))
                .containsExactly(RestartScope.WATERMARK, RestartScope.ESCROWS);
        assertThat(RestartScope.parse("Full")).contains(RestartScope.CONNECTOR_DATA_STORE, RestartScope.ESCROWS);
        assertThat(RestartScope.parse("Full")).doesNotContain(RestartScope.FORCE_DELETES);
        assertThatThrownBy(() -> RestartScope.parse("Everything"))
                .isInstanceOfSatisfying(ServiceFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("InvalidRestartScope");
                    assertThat(failure.nextStep()).contains("ConnectorDataStore");
                });
    }
}
