package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What a plan shows is what a cycle does, and nothing is done by showing it. */
@Tag("slow")
class PlansTest {
    private static final String WHOLE = "{\"directory\":\"corp.example\"}";
    private static final String WITHOUT_OUTSIDE =
            "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[\"OU=Outside,DC=corp,DC=example\"]}}";
    private static final String OTHER_TITLE =
            "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":\"jobTitle\",\"expression\":\"ToUpper([title], )\"}]}}";

    private Bench bench = new Bench(Server.PRIVATE, 3, WHOLE);
    private ScriptedDirectory directory = bench.directory;
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

    private void succeed() {
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
    }

    private StoredPlan planned(Optional<String> change) {
        UUID id = bench.plans.want(
                bench.tenant,
                bench.saved.id(),
                bench.configurations.find(bench.tenant, "main").orElseThrow().version(),
                change.map(text -> JsonMapper.shared().readTree(text)),
                "test");
        succeed();
        StoredPlan plan = plan(id);
        assertThat(plan.failure()).isEmpty();
        assertThat(plan.state()).isEqualTo(PlanState.READY);
        return plan;
    }

    private StoredPlan plan(UUID id) {
        return bench.plans.find(bench.tenant, id).orElseThrow();
    }

    private StoredPlan applied(StoredPlan plan, boolean acceptMoved) {
        bench.plans.wantApplied(bench.tenant, plan.id(), acceptMoved, "test");
        bench.cycle();
        return plan(plan.id());
    }

    private List<PlannedObject> lines(StoredPlan plan) {
        return bench.plans.objects(bench.tenant, plan.id(), null, null, "", false, 0, 10_000);
    }

    private static String line(PlannedObject object) {
        return object.action() + " " + object.sourceName()
                + object.code().map(code -> " " + code).orElse("");
    }

    private static int count(StoredPlan plan, String what) {
        return plan.counts().orElseThrow().path(what).asInt();
    }

    private static int outcome(StoredPlan plan, String what) {
        return plan.outcome().orElseThrow().path(what).asInt(-1);
    }

    private void stage() {
        bench.configurations.mode(bench.saved, ConfigurationMode.STAGING, "test");
    }

    @Test
    void inStagingModeEverythingIsPlannedAndNothingWritten() {
        stage();
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        succeed();

        assertThat(bench.names("user")).isEmpty();
        assertThat(bench.strings("select count(*)::text from link")).containsExactly("0");
        assertThat(bench.strings("select count(*)::text from provisioning_event"))
                .containsExactly("0");
        StoredPlan plan = bench.plans.list(bench.tenant, bench.saved.id()).getFirst();
        assertThat(plan.state()).isEqualTo(PlanState.READY);
        assertThat(count(plan, "created")).isEqualTo(2);
        assertThat(count(plan, "membersAdded")).isEqualTo(1);
        assertThat(lines(plan)).extracting(PlansTest::line).contains("create Ann", "create Team");

        succeed();
        assertThat(bench.plans.list(bench.tenant, bench.saved.id()))
                .as("nothing is new: the plan is true")
                .hasSize(1);
        directory.user(staff, "Ben");
        bench.jdbc
                .sql("update plan set requested_at = requested_at - interval '1 hour'")
                .update();
        succeed();
        assertThat(count(onlyPlan(), "created"))
                .as("it took an hour, and rests for ten")
                .isEqualTo(2);
        bench.jdbc.sql("""
                        update plan set requested_at = requested_at - interval '11 hours', ready_at = ready_at - interval '11 hours'
                        """).update();
        succeed();
        assertThat(count(onlyPlan(), "created")).isEqualTo(3);
    }

    private StoredPlan onlyPlan() {
        List<StoredPlan> all = bench.plans.list(bench.tenant, bench.saved.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aConfigurationInStagingModeBecomesActiveByItsPlan() {
        stage();
        Thing ann = directory.user(staff, "Ann");
        directory.link(directory.add("group", staff, "Team"), "member", ann);
        StoredPlan plan = planned(Optional.empty());

        StoredPlan done = applied(plan, false);
        assertThat(done.state()).isEqualTo(PlanState.APPLIED);
        assertThat(done.appliedBy()).contains("test");
        assertThat(bench.published.getLast()).isInstanceOfSatisfying(Configurations.ModeChanged.class, changed -> {
            assertThat(changed.before().mode()).isEqualTo(ConfigurationMode.STAGING);
            assertThat(changed.mode()).isEqualTo(ConfigurationMode.ACTIVE);
            assertThat(changed.by()).isEqualTo("test");
        });
        assertThat(outcome(done, "notDone")).isZero();
        assertThat(outcome(done, "notShown")).isZero();
        assertThat(outcome(done, "asShown"))
                .as("the unit is told of as skipped, the team as created and as changed")
                .isEqualTo(lines(plan).stream()
                        .map(PlannedObject::sourceGuid)
                        .distinct()
                        .count());
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.members("Team")).containsExactly("Ann");

        directory.user(staff, "Ben");
        succeed();
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
    }

    @Test
    void aPlanOfTheNextCycleShowsItAndDoesNothing() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        succeed();
        directory.set(ann, "title", "Head");
        directory.delete(ben);
        directory.user(staff, "Cem");
        List<String> before = bench.picture();

        StoredPlan plan = planned(Optional.empty());
        assertThat(lines(plan))
                .extracting(PlansTest::line)
                .containsExactlyInAnyOrder("update Ann", "delete Ben DELETED", "create Cem");
        assertThat(lines(plan).stream()
                        .filter(object -> object.action().equals("update"))
                        .findFirst()
                        .orElseThrow()
                        .modified())
                .contains("jobTitle", "Head");
        assertThat(bench.picture()).isEqualTo(before);

        succeed();
        assertThat(bench.names("user")).containsExactly("Ann", "Cem");
    }

    @Test
    void aChangeThatWouldDropEverybodyIsShownAndHeldAndNothingIsGone() {
        bench.save("{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":3}}");
        for (int i = 0; i < 8; i++) {
            directory.user(outside, "Person " + i);
        }
        directory.user(staff, "Ann");
        succeed();
        String change = "{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":3},"
                + "\"scope\":{\"exclude\":[\"OU=Outside,DC=corp,DC=example\"]}}";
        StoredPlan plan = planned(Optional.of(change));
        assertThat(count(plan, "held")).isEqualTo(8);
        assertThat(lines(plan))
                .filteredOn(object -> object.action().equals("stagedDelete"))
                .hasSize(8);
        assertThat(bench.configurations.find(bench.tenant, "main").orElseThrow().version())
                .isEqualTo(2);

        applied(plan, false);
        assertThat(bench.account()).containsEntry("state", "halted").containsEntry("held", 8);
        assertThat(bench.names("user")).hasSize(9);
        assertThat(plan(plan.id()).state()).isEqualTo(PlanState.APPLIED);
    }

    @Test
    void aChangedMappingIsPlannedWithWhatWasNeverRead() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "badgeColour", "red");
        directory.user(staff, "Ben");
        succeed();
        String staged = staged();

        StoredPlan plan = planned(
                Optional.of(
                        "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":\"officeLocation\",\"source\":\"badgeColour\"}]}}"));
        assertThat(lines(plan)).singleElement().satisfies(object -> {
            assertThat(line(object)).isEqualTo("update Ann");
            assertThat(object.modified()).contains("officeLocation", "red");
        });
        assertThat(staged()).as("what was read for it did not stay").isEqualTo(staged);
        assertThat(bench.property("Ann", "officeLocation")).isEmpty();

        StoredPlan done = applied(plan, false);
        assertThat(outcome(done, "asShown")).isEqualTo(1);
        assertThat(outcome(done, "notShown")).isZero();
        assertThat(bench.property("Ann", "officeLocation")).isEqualTo("red");
        assertThat(bench.configurations.find(bench.tenant, "main").orElseThrow().version())
                .isEqualTo(2);
    }

    private String staged() {
        return String.join(
                "\n",
                bench.strings(
                        "select guid::text || attributes::text || coalesce(outcome, '') from source_object order by 1"));
    }

    @Test
    void aPlanWhoseObjectsHaveMovedIsRefusedAndNamesThem() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Head");
        Thing ben = directory.user(staff, "Ben");
        directory.set(ben, "title", "Assistant");
        succeed();
        StoredPlan plan = planned(Optional.of(OTHER_TITLE));
        assertThat(count(plan, "updated")).isEqualTo(2);
        directory.set(ben, "title", "Director");

        StoredPlan refused = applied(plan, false);
        assertThat(refused.state()).isEqualTo(PlanState.REFUSED);
        assertThat(refused.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.code()).isEqualTo("PlanOutdated");
            assertThat(failure.reason()).startsWith("1 of the objects").contains("Ben");
        });
        assertThat(bench.account()).containsEntry("state", "halted").containsEntry("error", "PlanOutdated");
        assertThat(lines(plan).stream().filter(PlannedObject::moved).map(PlannedObject::sourceName))
                .containsExactly("Ben");
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.configurations.find(bench.tenant, "main").orElseThrow().version())
                .isEqualTo(1);

        StoredPlan accepted = applied(plan, true);
        assertThat(accepted.state()).isEqualTo(PlanState.APPLIED);
        assertThat(outcome(accepted, "asShown")).isEqualTo(1);
        assertThat(outcome(accepted, "notDone")).isEqualTo(1);
        assertThat(outcome(accepted, "notShown")).isZero();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("HEAD");
        assertThat(bench.property("Ben", "jobTitle")).isEqualTo("DIRECTOR");
    }

    @Test
    void aPlanForAConfigurationThatWasSavedMeanwhileIsRefused() {
        directory.user(staff, "Ann");
        succeed();
        StoredPlan plan = planned(Optional.of(OTHER_TITLE));
        bench.save(WITHOUT_OUTSIDE);

        StoredPlan refused = applied(plan, false);
        assertThat(refused.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).contains("was saved since");
            assertThat(failure.nextStep()).as("nothing helps but a new one").doesNotContain("--accept-moved");
        });
        assertThat(applied(plan, true).state()).isEqualTo(PlanState.REFUSED);
    }

    @Test
    void whatIsNotReadyIsNotApplied() {
        directory.user(staff, "Ann");
        StoredPlan plan = planned(Optional.empty());
        applied(plan, false);
        assertThatThrownBy(() -> bench.plans.wantApplied(bench.tenant, plan.id(), false, "test"))
                .isInstanceOfSatisfying(ServiceFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("PlanNotReady");
                    assertThat(failure.reason()).endsWith("it is applied.");
                    assertThat(failure.nextStep()).contains("footbridge plans outcome " + plan.id());
                });
        assertThatThrownBy(() -> bench.plans.wantApplied(bench.tenant, UUID.randomUUID(), false, "test"))
                .isInstanceOfSatisfying(ServiceFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("PlanNotFound");
                    assertThat(failure.nextStep()).contains("footbridge plans list");
                });
    }

    @Test
    void conflictsWithTheTenantDirectoryAreInThePlan() {
        directory.user(staff, "Ann");
        succeed();
        Thing other = directory.user(staff, "Other");
        directory.set(other, "userPrincipalName", "ann@corp.example");
        StoredPlan plan = planned(Optional.empty());
        assertThat(lines(plan)).singleElement().satisfies(object -> {
            assertThat(object.sourceName()).isEqualTo("Other");
            assertThat(object.reason().orElse("")).contains("Ann");
        });
        succeed();
        assertThat(
                        bench.strings(
                                "select action || status || coalesce(code, '') from provisioning_event where source_name = 'Other'"))
                .containsExactly(lines(plan).stream()
                        .map(object -> object.action()
                                + object.status()
                                + object.code().orElse(""))
                        .findFirst()
                        .orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(ConfigurationMode.class)
    void onlyAnActiveConfigurationGoesOnWithWhatAnotherOneLeaves(ConfigurationMode mode) {
        Thing ann = directory.user(staff, "Ann");
        succeed();
        bench.save("other", WHOLE);
        bench.cycle("other");
        assertThat(bench.strings("select c.name from link l join configuration c on c.id = l.configuration_id"))
                .containsExactly("other");
        bench.configurations.mode(bench.saved, mode, "test");

        bench.save("other", WITHOUT_OUTSIDE);
        directory.move(ann, outside);
        bench.cycle("other");
        assertThat(bench.names("user").contains("Ann")).isEqualTo(mode == ConfigurationMode.ACTIVE);
    }

    /** Whatever happens in the directory: what the plan shows is what is written to the log by the cycle that follows. */
    @Test
    void whatIsShownIsWhatIsDone() {
        long seed = Long.getLong("footbridge.seed", 20261122L);
        Random random = new Random(seed);
        List<Thing> people = new ArrayList<>();
        List<Thing> groups = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(directory.user(random.nextBoolean() ? staff : outside, "Person " + i));
        }
        for (int i = 0; i < 3; i++) {
            groups.add(directory.add("group", staff, "Group " + i));
        }
        succeed();
        for (int round = 0; round < 25; round++) {
            for (int change = 0; change < 6; change++) {
                Thing person = people.get(random.nextInt(people.size()));
                Thing group = groups.get(random.nextInt(groups.size()));
                switch (random.nextInt(6)) {
                    case 0 -> directory.set(person, "title", "Title " + random.nextInt(5));
                    case 1 -> directory.set(person, "userPrincipalName", "p" + random.nextInt(6) + "@corp.example");
                    case 2 -> directory.link(group, "member", person);
                    case 3 -> directory.unlink(group, "member", person);
                    case 4 -> directory.move(person, random.nextBoolean() ? staff : outside);
                    default -> people.add(directory.user(staff, "Later " + round + "." + change));
                }
            }
            List<String> before = bench.picture();
            Optional<String> change = random.nextInt(3) == 0
                    ? Optional.of(random.nextBoolean() ? WITHOUT_OUTSIDE : random.nextBoolean() ? OTHER_TITLE : WHOLE)
                    : Optional.empty();
            StoredPlan plan = planned(change);
            if (change.isPresent()) {
                assertThat(bench.picture()).as("round %d, seed %d", round, seed).isEqualTo(before);
            }
            StoredPlan done = applied(plan, false);
            assertThat(done.failure()).as("round %d, seed %d", round, seed).isEmpty();
            assertThat(outcome(done, "notDone"))
                    .as("round %d, seed %d", round, seed)
                    .isZero();
            assertThat(outcome(done, "notShown"))
                    .as("round %d, seed %d", round, seed)
                    .isZero();
        }
    }
}
