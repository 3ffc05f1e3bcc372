package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.deletes.Chosen;
import org.footbridge.service.deletes.Decision;
import org.footbridge.service.deletes.HeldDeletes.Item;
import org.footbridge.service.jobs.RestartScope;
import org.footbridge.service.ondemand.OnDemand;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members that leave a group are weighed, by group and together; those who come are not kept waiting. */
@Tag("slow")
class HeldMembersTest {
    private static final String RULES = "{\"directory\":\"corp.example\",\"deletes\":%s}";

    private final Bench bench = new Bench(
            Server.PRIVATE,
            50,
            RULES.formatted("{\"membersOfGroup\":{\"threshold\":4},\"members\":{\"threshold\":6}}"));
    private final ScriptedDirectory directory = bench.directory;
    private final Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
    private final List<Thing> people = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void moreThanMayLeaveOneGroupStayAndEverythingElseIsDone() {
        Thing team = group("Team", 6);
        Thing other = group("Other", 6);
        bench.cycle();
        Thing newcomer = directory.user(staff, "Newcomer");
        directory.link(team, "member", newcomer);
        leave(team, 4);
        leave(other, 1);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);

        assertThat(bench.account()).containsEntry("error", "TooManyDeletes").containsEntry("membersRemoved", 1);
        assertThat(bench.members("Team")).hasSize(7).contains("Newcomer");
        assertThat(bench.members("Other")).hasSize(5);
        assertThat(items()).hasSize(4).allSatisfy(item -> {
            assertThat(item.action()).isEqualTo("removeMember");
            assertThat(item.target().name()).isEqualTo("Team");
        });
        assertThat(events()).containsExactly("Team 4");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.members("Team")).hasSize(7);
        assertThat(events()).as("listed once").containsExactly("Team 4");
    }

    @Test
    void moreThanMayLeaveAllGroupsTogetherStay() {
        Thing one = group("One", 6);
        Thing two = group("Two", 6);
        bench.cycle();
        leave(one, 3);
        leave(two, 3);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(items()).hasSize(6);
        assertThat(bench.members("One")).hasSize(6);
        assertThat(bench.members("Two")).hasSize(6);
    }

    @Test
    void aPercentageOfAGroupIsTooMuchAboveTheFloor() {
        bench.save(RULES.formatted("{\"membersOfGroup\":{\"percent\":50,\"floor\":2}}"));
        Thing team = group("Team", 8);
        bench.cycle();
        leave(team, 4);
        assertThat(bench.cycle().state()).as("half of them").isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Team")).hasSize(4);
        leave(team, 3);
        assertThat(bench.cycle().state()).as("three of four").isEqualTo(CycleState.HALTED);
        assertThat(bench.members("Team")).hasSize(4);
    }

    @Test
    void membersThatWereAllowedLeaveAndTheOthersStay() {
        Thing team = group("Team", 6);
        bench.cycle();
        leave(team, 4);
        bench.cycle();
        List<Item> shown = items();

        bench.decide.decide(
                bench.saved,
                Decision.ALLOW,
                new Chosen.Numbers(Set.of(shown.get(0).number(), shown.get(1).number())),
                "Ann");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.members("Team")).containsExactly("Team 2", "Team 3", "Team 4", "Team 5");
        assertThat(items()).hasSize(2);

        bench.decide.decide(
                bench.saved,
                Decision.REJECT,
                new Chosen.All(bench.held.overview(bench.saved).upTo(), Set.of("member")),
                "Ann");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Team")).hasSize(4);

        leave(people.get(4), team);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Team")).containsExactly("Team 2", "Team 3", "Team 5");
    }

    @Test
    void forcedDeletesLetMembersLeaveToo() {
        Thing team = group("Team", 6);
        bench.cycle();
        leave(team, 4);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        bench.control.restart(bench.saved, Set.of(RestartScope.FORCE_DELETES), "test");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Team")).containsExactly("Team 4", "Team 5");
    }

    @Test
    void whoIsAMemberAgainIsNotHeldAnyMore() {
        Thing team = group("Team", 6);
        bench.cycle();
        leave(team, 4);
        bench.cycle();
        people.subList(0, 4).forEach(person -> directory.link(team, "member", person));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Team")).hasSize(6);
        assertThat(items()).isEmpty();
        leave(team, 1);
        bench.cycle();
        assertThat(bench.members("Team")).hasSize(5);
    }

    @Test
    void aHeldMemberThatIsDeletedIsNoMemberAndNotHeld() {
        Thing team = group("Team", 6);
        bench.cycle();
        leave(team, 4);
        bench.cycle();
        directory.delete(people.getFirst());
        bench.cycle();
        assertThat(bench.members("Team")).containsExactly("Team 1", "Team 2", "Team 3", "Team 4", "Team 5");
        assertThat(items()).hasSize(3);
        directory.restore(people.getFirst());
        bench.cycle();
        assertThat(bench.members("Team")).as("the directory has it in no group").doesNotContain("Team 0");
    }

    @Test
    void takingOverAGroupDoesNotEmptyIt() {
        Thing team = group("Team", 0);
        directory.set(team, "mail", "team@corp.example");
        bench.cycle();
        String id = bench.strings("select id::text from directory_object where kind = 'group'")
                .getFirst();
        for (int number = 0; number < 4; number++) {
            bench.jdbc
                    .sql("""
                            with made as (
                                insert into directory_object (tenant_id, id, kind, properties)
                                values (?, gen_random_uuid(), 'user', jsonb_build_object('displayName', ?::text)) returning id)
                            insert into directory_reference select ?, ?::uuid, 'members', id from made
                            """)
                    .params(bench.tenant.value(), "Cloud " + number, bench.tenant.value(), id)
                    .update();
        }
        bench.jdbc.sql("update link set aligned = false").update();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.members("Team")).hasSize(4);
        assertThat(items()).hasSize(4);
    }

    @Test
    void aGroupThatComesToBeComparedAfterTheWeighingWaitsForTheNextCycle() {
        Thing early = group("Early", 0);
        Thing late = group("Late", 0);
        bench.cycle();
        for (int number = 0; number < 4; number++) {
            bench.jdbc
                    .sql("""
                            with made as (
                                insert into directory_object (tenant_id, id, kind, properties)
                                values (:tenant, gen_random_uuid(), 'user', jsonb_build_object('displayName', :name::text))
                                returning id)
                            insert into directory_reference
                            select :tenant, g.id, 'members', made.id from made, directory_object g
                            where g.properties ->> 'displayName' = 'Late'
                            """)
                    .param("tenant", bench.tenant.value())
                    .param("name", "Cloud " + number)
                    .update();
        }
        bench.jdbc.sql("""
                        create function join_late() returns trigger language plpgsql as $$ begin
                            update link set aligned = false where source_guid = '%s' and aligned;
                            return null; end $$;
                        create trigger join_late after update of weighed_by on link for each row
                            when (new.source_guid = '%s' and new.weighed_by is not null) execute function join_late()
                        """.formatted(late.guid, early.guid)).update();
        bench.jdbc
                .sql("update link set aligned = false where source_guid = ?")
                .param(early.guid)
                .update();

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Late")).hasSize(4);

        bench.jdbc.sql("drop trigger join_late on link").update();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.members("Late")).hasSize(4);
        assertThat(items()).hasSize(4);
    }

    @Test
    void whoLeftAGroupThatIsProvisionedOnDemandIsWeighedByTheNextCycle() {
        Thing team = group("Team", 6);
        Thing newcomer = directory.user(staff, "Newcomer");
        bench.cycle();
        leave(team, 4);
        directory.link(team, "member", newcomer);

        bench.provision.provision(
                bench.saved, new OnDemand(team.guid.toString(), List.of(), false, true), "test", () -> {});
        assertThat(bench.members("Team")).hasSize(7).contains("Newcomer");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.members("Team")).hasSize(7);
        assertThat(items()).hasSize(4);
    }

    @Test
    void whoHasAnotherManagerOnDemandHasOne() {
        Thing team = group("Team", 3);
        directory.link(people.get(0), "manager", people.get(1));
        bench.cycle();
        directory.unlink(people.get(0), "manager", people.get(1));
        directory.link(people.get(0), "manager", people.get(2));

        bench.provision.provision(
                bench.saved, new OnDemand(people.get(0).guid.toString(), List.of(), false, true), "test", () -> {});
        assertThat(bench.references("Team 0", "manager")).containsExactly("Team 2");
        assertThat(bench.members("Team")).hasSize(3);
        assertThat(team.links).containsKey("member");
    }

    @Test
    void weighingCostsTheSameHoweverManyLeave() {
        assertThat(statements(40)).isEqualTo(statements(4));
    }

    private static int statements(int count) {
        try (Bench own = new Bench(Server.PRIVATE, 1000, RULES.formatted("{\"membersOfGroup\":{\"threshold\":3}}"))) {
            Thing unit = own.directory.add("organizationalUnit", own.directory.root, "Unit");
            Thing group = own.directory.add("group", unit, "Team");
            List<Thing> members = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                members.add(own.directory.user(unit, "Person " + number));
                own.directory.link(group, "member", members.getLast());
            }
            own.cycle();
            members.forEach(member -> own.directory.unlink(group, "member", member));
            int before = own.source.statements();
            assertThat(own.cycle().state()).isEqualTo(CycleState.HALTED);
            return own.source.statements() - before;
        }
    }

    private Thing group(String name, int members) {
        Thing group = directory.add("group", staff, name);
        for (int number = 0; number < members; number++) {
            Thing person = directory.user(staff, name + " " + number);
            people.add(person);
            directory.link(group, "member", person);
        }
        return group;
    }

    /** The first of them. */
    private void leave(Thing group, int count) {
        people.stream()
                .filter(person -> group.links.getOrDefault("member", Set.of()).contains(person.guid))
                .limit(count)
                .toList()
                .forEach(person -> leave(person, group));
    }

    private void leave(Thing person, Thing group) {
        directory.unlink(group, "member", person);
    }

    private List<Item> items() {
        return bench.held.page(bench.saved, Optional.empty(), Optional.of("member"), 0, 1000);
    }

    private List<String> events() {
        return bench.strings("""
                select object_name || ' ' || json_array_length(modified_properties::json) from provisioning_event
                where action = 'stagedDelete' order by at
                """);
    }
}
