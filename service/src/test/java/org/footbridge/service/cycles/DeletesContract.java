package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.deletes.Chosen;
import org.footbridge.service.deletes.DecideDeletes.Decided;
import org.footbridge.service.deletes.Decision;
import org.footbridge.service.deletes.Decisions;
import org.footbridge.service.deletes.HeldDeletes.Item;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is held, what an administrator says of it, and that nothing else is deleted. */
abstract class DeletesContract {
    static final String RULES = "{\"directory\":\"corp.example\",\"deletes\":%s}";
    private static final String EXCLUDED =
            "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[\"OU=Staff,DC=corp,DC=example\"]},\"deletes\":%s}";

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;

    @SuppressWarnings("NullAway.Init")
    DeletesContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 50, RULES.formatted("{\"threshold\":3}"));
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void moreThanAPercentageIsTooMuchOnlyAboveTheFloor() {
        bench.save(RULES.formatted("{\"threshold\":100,\"percent\":20,\"floor\":3}"));
        List<Thing> people = people(10);
        bench.cycle();

        people.subList(0, 3).forEach(directory::delete);
        assertThat(bench.cycle().state()).as("30 %, but not more than 3").isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).hasSize(7);

        people.subList(3, 7).forEach(directory::delete);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.names("user")).hasSize(7);
        assertThat(bench.account()).containsEntry("held", 4).containsEntry("deleted", 0);
    }

    @Test
    void aKindWithAThresholdOfItsOwnIsHeldByItselfAndOthersAreCountedTogether() {
        bench.save(RULES.formatted("{\"threshold\":2,\"users\":{\"threshold\":10}}"));
        List<Thing> people = people(4);
        List<Thing> groups = things("group", 2);
        List<Thing> contacts = things("contact", 1);
        contacts.forEach(contact -> directory.set(contact, "proxyAddresses", "SMTP:partner@corp.example"));
        bench.cycle();
        assertThat(bench.names("contact")).hasSize(1);

        people.subList(0, 3).forEach(directory::delete);
        groups.forEach(directory::delete);
        contacts.forEach(directory::delete);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);

        assertThat(bench.names("user")).containsExactly("Person 3");
        assertThat(bench.names("group")).hasSize(2);
        assertThat(bench.names("contact")).hasSize(1);
        assertThat(items()).extracting(Item::kind).containsExactly("contact", "group", "group");
    }

    @Test
    void chosenDeletesAreLetThroughAndWhoChoseThemIsRecorded() {
        List<Thing> people = heldPeople(4);
        List<Item> shown = items();
        assertThat(shown).extracting(item -> item.target().name()).containsExactly("Person 0", "Person 1", "Person 2");

        Decided decided = bench.decide.decide(
                bench.saved,
                Decision.ALLOW,
                new Chosen.Numbers(Set.of(shown.get(1).number())),
                "Ann");
        assertThat(decided.count()).isEqualTo(1);
        assertThat(decided.request()).isPresent();
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.HALTED);

        assertThat(bench.names("user"))
                .as("two are left, and the threshold of three does not let them through")
                .containsExactly("Person 0", "Person 2", "Person 3");
        assertThat(items()).extracting(item -> item.target().name()).containsExactly("Person 0", "Person 2");
        Decisions decisions = new Decisions(bench.jdbc);
        assertThat(decisions.list(bench.tenant, 10)).singleElement().satisfies(recorded -> {
            assertThat(recorded.by()).isEqualTo("Ann");
            assertThat(recorded.decision()).isEqualTo("allowed");
            assertThat(recorded.count()).isEqualTo(1);
            assertThat(decisions.items(bench.tenant, recorded.id(), 0, 10))
                    .extracting(item -> item.target().name())
                    .containsExactly("Person 1");
        });
        assertThat(people).hasSize(4);
    }

    @Test
    void whatIsHeldAfterItWasShownIsNotLetThroughWithTheRest() {
        List<Thing> people = heldPeople(6);
        long shown = bench.held.overview(bench.saved).upTo();
        directory.delete(people.get(3));
        bench.cycle();
        assertThat(items()).as("it joins those that wait").hasSize(4);

        assertThat(allow(shown).count()).isEqualTo(3);
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.names("user")).containsExactly("Person 3", "Person 4", "Person 5");
        assertThat(items()).extracting(item -> item.target().name()).containsExactly("Person 3");
    }

    @Test
    void aNumberIsNoWordForMoreThanIsHeld() {
        heldPeople(6);
        assertThatThrownBy(() -> bench.decide.allow(bench.saved, 2, "Ann"))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo("HeldDeletesChanged"));
        bench.cycle();
        assertThat(bench.names("user")).hasSize(6);
        assertThat(bench.decide.allow(bench.saved, 5, "Ann").count()).isEqualTo(3);
    }

    @Test
    void whatWasRejectedStaysAndCountsNoMore() {
        List<Thing> people = heldPeople(8);
        reject();
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.account()).containsEntry("held", 3);

        directory.delete(people.get(5));
        directory.delete(people.get(6));
        assertThat(bench.cycle().state()).as("two are not too many").isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user"))
                .containsExactly("Person 0", "Person 1", "Person 2", "Person 3", "Person 4", "Person 7");
        assertThat(items()).extracting(Item::state).containsOnly("rejected");

        directory.restore(people.get(1));
        bench.cycle();
        assertThat(items())
                .as("it is back, and vanishes from the list")
                .extracting(item -> item.target().name())
                .containsExactly("Person 0", "Person 2");
        directory.delete(people.get(1));
        bench.cycle();
        assertThat(bench.names("user"))
                .as("what was said of it before counts no more")
                .doesNotContain("Person 1");
    }

    @Test
    void whatIsHeldCanBeDecidedOnceAndDecisionsCanBeTakenBack() {
        heldPeople(4);
        long number = items().getFirst().number();
        Chosen first = new Chosen.Numbers(Set.of(number));
        bench.decide.decide(bench.saved, Decision.ALLOW, first, "Ann");
        assertThatThrownBy(() -> bench.decide.decide(
                        bench.saved, Decision.ALLOW, new Chosen.Numbers(Set.of(number, number + 1)), "Ann"))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo("HeldDeletesChanged"));
        assertThat(items())
                .as("nothing of it is decided")
                .extracting(Item::state)
                .containsExactly("allowed", "held", "held");

        bench.decide.decide(bench.saved, Decision.REVOKE, first, "Ben");
        bench.cycleOfItself();
        assertThat(bench.names("user")).hasSize(4);
        assertThat(items()).extracting(Item::state).containsOnly("held");
    }

    @Test
    void decisionsCanBeMadeAndTakenBackWhileTheJobIsPausedOrSwitchedOff() {
        heldPeople(4);
        Chosen all = new Chosen.All(bench.held.overview(bench.saved).upTo(), Set.of());
        bench.control.pause(bench.saved, "Ann");

        assertThat(bench.decide.decide(bench.saved, Decision.ALLOW, all, "Ann").request())
                .isEmpty();
        assertThat(items()).extracting(Item::state).containsOnly("allowed");

        bench.jdbc.sql("update job set paused_at = null, disabled_at = now()").update();
        assertThat(bench.decide.decide(bench.saved, Decision.REVOKE, all, "Ben").count())
                .isEqualTo(3);
        assertThat(items()).extracting(Item::state).containsOnly("held");
        bench.control.start(bench.saved, "Ann");
        bench.cycleOfItself();
        assertThat(bench.names("user")).hasSize(4);
    }

    @Test
    void aDecisionIsAboutOneReasonAndLapsesWithIt() {
        List<Thing> people = people(4);
        bench.cycle();
        bench.save(EXCLUDED.formatted("{\"threshold\":2}"));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(items()).hasSize(4).extracting(Item::reason).containsOnly("OUT_OF_SCOPE");
        reject();
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        directory.delete(people.getFirst());
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(items())
                .filteredOn(item -> item.state().equals("held"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.reason()).isEqualTo("DELETED");
                    assertThat(item.target().name()).isEqualTo("Person 0");
                });
        assertThat(bench.names("user")).hasSize(4);
    }

    @Test
    void whatWasSaidOfADeleteOutlivesAFailureToPlanIt() {
        List<Thing> people = people(4);
        bench.cycle();
        bench.save(
                "{\"directory\":\"corp.example\",\"scope\":{\"filters\":[{\"object\":\"user\",\"groups\":[{\"clauses\":"
                        + "[{\"attribute\":\"employeeType\",\"operator\":\"EQUALS\",\"value\":\"Nobody\"}]}]}]}}");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        reject();
        bench.cycleOfItself();
        assertThat(items()).hasSize(4).extracting(Item::state).containsOnly("rejected");

        directory.refuse(people.getFirst(), "title", 2_000_000);
        bench.cycle();
        assertThat(bench.account()).containsEntry("failed", 1);
        assertThat(items()).hasSize(4).extracting(Item::state).containsOnly("rejected");

        directory.set(people.getFirst(), "title", "Head");
        bench.cycle();
        assertThat(items()).hasSize(4).extracting(Item::state).containsOnly("rejected");
        assertThat(bench.names("user")).hasSize(4);
    }

    @Test
    void anApprovalStandsUntilACycleCanUseIt() {
        List<Thing> people = heldPeople(4);
        allow(bench.held.overview(bench.saved).upTo());
        directory.set(people.get(3), "title", "Head");
        directory.failNext(new IllegalStateException("the directory broke off"));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);
        assertThat(bench.names("user")).hasSize(4);
        assertThat(items()).extracting(Item::state).containsOnly("allowed");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).containsExactly("Person 3");
        assertThat(items()).isEmpty();
    }

    @Test
    void theAdministratorIsToldOnceAndNotWithEachCycle() {
        heldPeople(4);
        bench.cycle();
        bench.cycle();
        assertThat(bench.strings("select event || ' ' || code from notification"))
                .containsExactly("began TooManyDeletes");
        allow(bench.held.overview(bench.saved).upTo());
        bench.cycleOfItself();
        assertThat(bench.strings("select (ended_at is not null)::text from notification_condition"))
                .containsExactly("true");
    }

    @Test
    void aLargerWaveBehindOneThatWaitsIsTold() {
        List<Thing> people = heldPeople(20);
        people.subList(3, 12).forEach(directory::delete);
        bench.cycle();
        assertThat(bench.strings("select event from notification")).containsExactly("began");
        bench.clock.advance(Duration.ofHours(1));
        bench.cycle();
        bench.cycle();
        assertThat(bench.strings("select event || ' ' || split_part(reason, ' ', 1) from notification order by at"))
                .containsExactly("began 3", "changed 12");
    }

    @Test
    void whatIsHeldKeepsItsMemberships() {
        List<Thing> people = people(4);
        Thing team = directory.add("group", staff, "Team");
        people.forEach(person -> directory.link(team, "member", person));
        directory.link(people.get(3), "manager", people.get(0));
        bench.cycle();
        people.subList(0, 3).forEach(directory::delete);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);

        assertThat(bench.members("Team")).hasSize(4);
        assertThat(bench.references("Person 3", "manager")).containsExactly("Person 0");

        directory.restore(people.get(0));
        bench.cycle();
        assertThat(bench.members("Team"))
                .as("it is back without its links")
                .containsExactly("Person 1", "Person 2", "Person 3");
    }

    @Test
    void whatWasHeldAndAllowedComesBackWithTheLinksThatTheDirectoryGivesBackAndNoOthers() {
        List<Thing> people = people(4);
        Thing team = directory.add("group", staff, "Team");
        people.forEach(person -> directory.link(team, "member", person));
        directory.link(people.get(0), "manager", people.get(3));
        bench.cycle();
        people.subList(0, 3).forEach(directory::delete);
        bench.cycle();
        bench.cycle();
        allow(bench.held.overview(bench.saved).upTo());
        bench.cycleOfItself();
        assertThat(bench.members("Team")).containsExactly("Person 3");

        directory.restore(people.get(0));
        directory.restore(people.get(1));
        directory.link(team, "member", people.get(1));
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Person 0", "Person 1", "Person 3");
        assertThat(bench.members("Team")).containsExactly("Person 1", "Person 3");
        assertThat(bench.references("Person 0", "manager")).isEmpty();
    }

    @Test
    void aFilterThatWouldDropEverybodyDropsNobody() {
        people(30);
        bench.cycle();
        bench.save(
                "{\"directory\":\"corp.example\",\"scope\":{\"filters\":[{\"object\":\"user\",\"groups\":[{\"clauses\":"
                        + "[{\"attribute\":\"employeeType\",\"operator\":\"EQUALS\",\"value\":\"Nobody\"}]}]}]}}");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.names("user")).hasSize(30);
        assertThat(items()).hasSize(30).extracting(Item::reason).containsOnly("FILTERED");

        bench.save(RULES.formatted("{}"));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(items()).isEmpty();
    }

    @Test
    void aSmallScopeThatIsLostIsNotEmptied() {
        bench.save(RULES.formatted("{}"));
        people(3);
        things("group", 1);
        bench.cycle();
        bench.save(EXCLUDED.formatted("{}"));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.names("user")).hasSize(3);
        assertThat(bench.names("group")).as("one is not everybody").isEmpty();

        bench.save(EXCLUDED.formatted("{\"percent\":100}"));
        bench.decide.allow(bench.saved, 3, "Ann");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).isEmpty();
    }

    @Test
    void whoLeavesTheScopeIsDisabledAndCountedWhenThatWasChosen() {
        List<Thing> people = people(2);
        directory.add("group", staff, "Team");
        bench.cycle();
        bench.save(EXCLUDED.formatted("{\"outOfScope\":\"disable\",\"percent\":100}"));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.names("user")).containsExactly("Person 0", "Person 1");
        assertThat(bench.property("Person 0", "accountEnabled")).isEqualTo("false");
        assertThat(bench.names("group")).as("it cannot be disabled").containsExactly("Team");
        assertThat(bench.account())
                .containsEntry("disabled", 2)
                .containsEntry("outOfScope", 2)
                .containsEntry("deleted", 0);
        assertThat(bench.strings(
                        "select distinct code || ' ' || status from provisioning_event where action = 'disable'"))
                .containsExactly("OUT_OF_SCOPE success");

        bench.cycle();
        assertThat(bench.account()).containsEntry("disabled", 0);
        directory.delete(people.get(1));
        bench.cycle();
        assertThat(bench.names("user")).as("gone is another reason").containsExactly("Person 0");

        bench.save(RULES.formatted("{}"));
        bench.cycle();
        assertThat(bench.property("Person 0", "accountEnabled")).isEqualTo("true");
    }

    @Test
    void disablesAreHeldLikeDeletes() {
        people(4);
        bench.cycle();
        bench.save(EXCLUDED.formatted("{\"threshold\":2,\"outOfScope\":\"disable\"}"));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.property("Person 0", "accountEnabled")).isEqualTo("true");
        assertThat(items()).hasSize(4).extracting(Item::action).containsOnly("disable");

        allow(bench.held.overview(bench.saved).upTo());
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.property("Person 0", "accountEnabled")).isEqualTo("false");
    }

    @Test
    void whatLeavesTheScopeStaysAsItIsWhenThatWasChosen() {
        List<Thing> people = people(4);
        bench.cycle();
        bench.save(EXCLUDED.formatted("{\"threshold\":2,\"outOfScope\":\"keep\"}"));
        directory.set(people.get(0), "title", "Head");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).hasSize(4);
        assertThat(bench.property("Person 0", "jobTitle")).isEmpty();
        assertThat(bench.account()).containsEntry("deleted", 0).containsEntry("held", 0);

        bench.save(EXCLUDED.formatted("{\"threshold\":5,\"percent\":100}"));
        bench.cycle();
        assertThat(bench.names("user")).as("chosen otherwise").isEmpty();
        assertThat(bench.account()).containsEntry("deleted", 4).containsEntry("outOfScope", 4);
    }

    @Test
    void holdingCostsTheSameWhateverIsHeld() {
        assertThat(statementsToHold(60)).isEqualTo(statementsToHold(12));
    }

    private int statementsToHold(int count) {
        try (Bench own = new Bench(server, 1000, RULES.formatted("{\"threshold\":5}"))) {
            Thing unit = own.directory.add("organizationalUnit", own.directory.root, "Unit");
            List<Thing> people = IntStream.range(0, count)
                    .mapToObj(number -> own.directory.user(unit, "Person " + number))
                    .toList();
            own.cycle();
            people.forEach(own.directory::delete);
            int before = own.source.statements();
            assertThat(own.cycle().state()).isEqualTo(CycleState.HALTED);
            return own.source.statements() - before;
        }
    }

    private List<Thing> heldPeople(int count) {
        List<Thing> people = people(count);
        bench.cycle();
        people.subList(0, 3).forEach(directory::delete);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        return people;
    }

    private List<Thing> people(int count) {
        List<Thing> people = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            people.add(directory.user(staff, "Person " + number));
        }
        return people;
    }

    private List<Thing> things(String objectClass, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> directory.add(objectClass, staff, objectClass + " " + number))
                .toList();
    }

    private Decided allow(long upTo) {
        return bench.decide.decide(bench.saved, Decision.ALLOW, new Chosen.All(upTo, Set.of()), "Ann");
    }

    private void reject() {
        bench.decide.decide(
                bench.saved,
                Decision.REJECT,
                new Chosen.All(bench.held.overview(bench.saved).upTo(), Set.of()),
                "Ann");
    }

    private List<Item> items() {
        List<Item> items = bench.held.page(bench.saved, Optional.empty(), Optional.empty(), 0, 1000);
        assertThat(items.stream().mapToLong(Item::number).toArray())
                .isEqualTo(Arrays.stream(items.stream().mapToLong(Item::number).toArray())
                        .sorted()
                        .toArray());
        return items;
    }
}
