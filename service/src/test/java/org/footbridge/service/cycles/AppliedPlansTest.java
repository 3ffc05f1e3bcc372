package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations.ConfigurationSaved;
import org.footbridge.service.configurations.Configurations.ModeChanged;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.DiffPlans;
import org.footbridge.service.plans.PlanState;
import org.footbridge.service.plans.PlannedObject;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A plan is applied as a whole and as it is shown, or nothing is done. */
@Tag("slow")
class AppliedPlansTest {
    private static final String STAFF_ONLY =
            "{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=Staff,DC=corp,DC=example\"]}}";
    private static final String WHOLE = "{\"directory\":\"corp.example\",\"scope\":{\"everything\":true}}";
    private static final String UPPER_TITLE =
            "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":\"jobTitle\",\"expression\":\"ToUpper([title], )\"}]}}";
    private static final String TEAM_ONLY =
            "{\"directory\":\"corp.example\",\"scope\":{\"groups\":[\"CN=Team,OU=Staff,DC=corp,DC=example\"]}}";

    private final Bench bench = new Bench(Server.PRIVATE, 3, "{\"directory\":\"corp.example\"}");
    private final ScriptedDirectory directory = bench.directory;
    private Thing staff = directory.root;
    private Thing outside = directory.root;

    @BeforeEach
    void populate() {
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private StoredPlan planned(Optional<String> change) {
        SavedConfiguration saved = saved();
        UUID id = bench.plans.want(
                bench.tenant,
                saved.id(),
                saved.version(),
                change.map(text -> JsonMapper.shared().readTree(text)),
                "test");
        bench.cycle();
        StoredPlan plan = plan(id);
        assertThat(plan.failure()).isEmpty();
        assertThat(plan.state()).isEqualTo(PlanState.READY);
        return plan;
    }

    private SavedConfiguration saved() {
        return bench.configurations.find(bench.tenant, "main").orElseThrow();
    }

    private StoredPlan plan(UUID id) {
        return bench.plans.find(bench.tenant, id).orElseThrow();
    }

    private StoredPlan applied(StoredPlan plan) {
        bench.plans.wantApplied(bench.tenant, plan.id(), false, "ann");
        bench.cycle();
        return plan(plan.id());
    }

    private List<String> moved(StoredPlan plan) {
        return bench.plans.objects(bench.tenant, plan.id(), null, null, "", true, 0, 100).stream()
                .map(PlannedObject::sourceName)
                .distinct()
                .toList();
    }

    private void refused(StoredPlan plan, String... named) {
        List<String> before = bench.picture();
        SavedConfiguration configuration = saved();
        StoredPlan refused = applied(plan);
        assertThat(refused.state()).isEqualTo(PlanState.REFUSED);
        assertThat(refused.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.code()).isEqualTo("PlanOutdated");
            assertThat(failure.reason()).contains(named);
        });
        assertThat(bench.picture()).isEqualTo(before);
        assertThat(saved()).isEqualTo(configuration);
    }

    private void exact(StoredPlan plan) {
        StoredPlan done = applied(plan);
        assertThat(done.failure()).isEmpty();
        assertThat(done.state()).isEqualTo(PlanState.APPLIED);
        assertThat(done.outcome().orElseThrow().path("notDone").asInt(-1)).isZero();
        assertThat(done.outcome().orElseThrow().path("notShown").asInt(-1)).isZero();
        assertThat(differences(done)).isEmpty();
    }

    private List<DiffPlans.Difference> differences(StoredPlan applied) {
        return new DiffPlans(bench.jdbc)
                .withCycle(bench.tenant, applied.id(), applied.appliedCycle().orElseThrow(), 100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aContainerThatLeftTheScopeMeanwhileWouldTakeOthersAlong(boolean moves) {
        bench.save(STAFF_ONLY);
        Thing team = directory.add("organizationalUnit", staff, "Team");
        directory.user(team, "Ann");
        directory.user(staff, "Ben");
        bench.cycle();
        directory.user(staff, "Cem");
        StoredPlan plan = planned(Optional.empty());
        if (!moves) {
            exact(plan);
            assertThat(bench.names("user")).containsExactly("Ann", "Ben", "Cem");
            return;
        }
        directory.move(team, outside);
        refused(plan, "1 objects that it does not show", "Ann");
        assertThat(moved(plan)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoLeftAGroupThatLimitsTheScopeMeanwhileIsNotDeletedUnseen(boolean leaves) {
        Thing team = directory.add("group", staff, "Team");
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        directory.link(team, "member", ann);
        directory.link(team, "member", ben);
        bench.cycle();
        StoredPlan plan = planned(Optional.of(TEAM_ONLY));
        assertThat(bench.plans.objects(bench.tenant, plan.id(), "delete", null, "", false, 0, 100))
                .extracting(PlannedObject::sourceName)
                .containsExactly("Team", "Cem");
        if (!leaves) {
            exact(plan);
            assertThat(bench.names("user")).containsExactly("Ann", "Ben");
            return;
        }
        directory.unlink(team, "member", ben);
        refused(plan, "Ben");
        assertThat(cem.deleted).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void valuesThatWereNeverStagedAreComparedToo(boolean changes) {
        bench.save(STAFF_ONLY);
        Thing ann = directory.user(outside, "Ann");
        directory.set(ann, "title", "Head");
        directory.user(staff, "Ben");
        bench.cycle();
        StoredPlan plan = planned(Optional.of(WHOLE));
        assertThat(bench.names("user")).containsExactly("Ben");
        if (!changes) {
            exact(plan);
            assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
            return;
        }
        directory.set(ann, "title", "Director");
        refused(plan, "1 of the objects that the plan shows", "Ann");
        assertThat(moved(plan)).containsExactly("Ann");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameThatWasTakenInTheTenantDirectoryMeanwhileIsNoticed(boolean taken) {
        stage();
        directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        StoredPlan plan = planned(Optional.empty());
        if (!taken) {
            exact(plan);
            return;
        }
        cloudUser("Another Ann", "ann@corp.example");
        refused(plan, "1 of the objects that the plan shows", "Ann");
        assertThat(saved().mode()).isEqualTo(ConfigurationMode.STAGING);
    }

    private void cloudUser(String name, String principalName) {
        UUID id = UUID.randomUUID();
        bench.jdbc
                .sql("""
                        insert into directory_object (tenant_id, id, kind, properties)
                        values (?, ?, 'user', jsonb_build_object('displayName', ?, 'userPrincipalName', ?))
                        """)
                .params(bench.tenant.value(), id, name, principalName)
                .update();
        bench.jdbc.sql("""
                        insert into directory_key (tenant_id, object_id, kind, value) values (?, ?, 'upn', ?)
                        """).params(bench.tenant.value(), id, principalName).update();
    }

    @Test
    void whatIsReadByTheApplicationItselfIsCompared() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Head");
        bench.cycle();
        StoredPlan plan = planned(
                Optional.of(
                        "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":\"officeLocation\",\"source\":\"badgeColour\"}]}}"));
        directory.set(ann, "title", "Director");
        StoredPlan refusedOrDone = applied(plan);
        assertThat(refusedOrDone.state())
                .as("Ann is not shown, and is merely updated besides")
                .isEqualTo(PlanState.APPLIED);
        assertThat(refusedOrDone.outcome().orElseThrow().path("notShown").asInt())
                .isEqualTo(1);
        assertThat(differences(refusedOrDone)).singleElement().satisfies(difference -> {
            assertThat(difference.side()).isEqualTo("other");
            assertThat(difference.sourceName()).isEqualTo("Ann");
            assertThat(JsonMapper.shared()
                            .readTree(difference.modified())
                            .path(0)
                            .path("newValue")
                            .asString())
                    .isEqualTo("Director");
        });
    }

    @Test
    void whatAnOrdinaryCycleDidMeanwhileAsItIsShownIsDone() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Head");
        bench.cycle();
        directory.user(staff, "Ben");
        StoredPlan plan = planned(Optional.of(UPPER_TITLE));
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        exact(plan);
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("HEAD");
    }

    @Test
    void aKillLeavesNothingOrEverything() {
        stage();
        Thing ann = directory.user(staff, "Ann");
        directory.link(directory.add("group", staff, "Team"), "member", ann);
        StoredPlan plan = planned(Optional.of(UPPER_TITLE));
        SavedConfiguration before = saved();
        bench.plans.wantApplied(bench.tenant, plan.id(), false, "test");
        int broken = 0;
        for (int statement = 1; plan(plan.id()).state() != PlanState.APPLIED; statement += 7) {
            bench.source.breakAfter(statement);
            try {
                bench.cycle();
            } catch (RuntimeException killed) {
                assertThat(killed).as("statement %d", statement).isNotNull();
            }
            bench.source.repair();
            broken++;
            boolean done = plan(plan.id()).state() == PlanState.APPLIED;
            assertThat(bench.names("user")).as("statement %d", statement).hasSize(done ? 1 : 0);
            assertThat(bench.members("Team")).as("statement %d", statement).hasSize(done ? 1 : 0);
            assertThat(saved().version()).isEqualTo(before.version() + (done ? 1 : 0));
            assertThat(saved().mode()).isEqualTo(done ? ConfigurationMode.ACTIVE : ConfigurationMode.STAGING);
            if (!done) {
                assertThat(plan(plan.id()).state())
                        .as("the next cycle applies it, statement %d", statement)
                        .isEqualTo(PlanState.APPLYING);
                assertThat(bench.strings("select count(*)::text from provisioning_event"))
                        .containsExactly("0");
            }
        }
        assertThat(broken).isGreaterThan(10);
        assertThat(differences(plan(plan.id()))).isEmpty();
    }

    @Test
    void aChangeOfAConfigurationInStagingModeMakesItActiveAndSaysWhoDidIt() {
        stage();
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Head");
        StoredPlan plan = planned(Optional.of(UPPER_TITLE));
        bench.published.clear();
        exact(plan);
        assertThat(saved().mode()).isEqualTo(ConfigurationMode.ACTIVE);
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("HEAD");
        assertThat(bench.published)
                .filteredOn(event -> event instanceof ModeChanged)
                .singleElement()
                .satisfies(event -> assertThat(((ModeChanged) event).by()).isEqualTo("ann"));
        assertThat(bench.published)
                .filteredOn(event -> event instanceof ConfigurationSaved)
                .singleElement()
                .satisfies(event ->
                        assertThat(((ConfigurationSaved) event).carriedOut()).isTrue());
    }

    @Test
    void aPlanOfAnotherModeIsRefused() {
        directory.user(staff, "Ann");
        StoredPlan plan = planned(Optional.empty());
        stage();
        refused(plan, "staging mode");
        assertThat(saved().mode()).isEqualTo(ConfigurationMode.STAGING);
    }

    @Test
    void aDefinitionThatIsSwitchedOffIsOnlySaved() {
        directory.user(staff, "Ann");
        StoredPlan plan =
                planned(Optional.of("{\"directory\":\"corp.example\",\"enabled\":false,\"objects\":[\"user\"]}"));
        StoredPlan done = applied(plan);
        assertThat(done.state()).isEqualTo(PlanState.APPLIED);
        assertThat(saved().definition().path("enabled").asBoolean()).isFalse();
        assertThat(bench.names("user")).isEmpty();
    }

    @Test
    void whenTheDirectoryDoesNotAnswerThePlanStaysReady() {
        directory.user(staff, "Ann");
        StoredPlan plan = planned(Optional.empty());
        directory.user(staff, "Ben");
        directory.failNext(new ServiceFailure("NoActiveAgents", 503, "No agent answers.", "Start one."));
        StoredPlan tried = applied(plan);
        assertThat(tried.state()).isEqualTo(PlanState.READY);
        assertThat(tried.failure().orElseThrow().code()).isEqualTo("NoActiveAgents");
        assertThat(bench.names("user")).isEmpty();
        assertThat(applied(plan).state()).isEqualTo(PlanState.APPLIED);
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
    }

    private void stage() {
        bench.configurations.mode(saved(), ConfigurationMode.STAGING, "test");
    }
}
