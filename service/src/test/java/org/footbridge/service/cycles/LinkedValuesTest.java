package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values of links: in which order they come and go, and to what they lead. */
@Tag("slow")
class LinkedValuesTest {
    private static final String WITHOUT_OUTSIDE =
            "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[\"OU=Outside,DC=corp,DC=example\"]}}";

    private Bench bench = new Bench(Server.PRIVATE, 3, WITHOUT_OUTSIDE);
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

    private void use(Bench opened) {
        bench.close();
        bench = opened;
        directory = opened.directory;
        populate();
    }

    private void succeed() {
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
    }

    private static Set<UUID> managersOf(Thing person) {
        return person.links.computeIfAbsent("manager", _ -> new LinkedHashSet<>());
    }

    private Thing thing(UUID guid) {
        return Objects.requireNonNull(directory.things.get(guid));
    }

    private String nameOf(UUID guid) {
        return thing(guid).attributes.getOrDefault("displayName", List.of("")).getFirst();
    }

    private void manage(Thing person, Optional<Thing> boss, boolean endIsTold) {
        if (endIsTold || boss.isEmpty()) {
            List.copyOf(managersOf(person)).forEach(before -> directory.unlink(person, "manager", thing(before)));
        }
        managersOf(person).clear();
        boss.ifPresent(other -> directory.link(person, "manager", other));
    }

    @Test
    void aManagerWhoIsReplacedAndComesBackWithinOneCycleStays() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        manage(cem, Optional.of(ann), true);
        succeed();

        manage(cem, Optional.of(ben), true);
        manage(cem, Optional.of(ann), true);
        succeed();
        assertThat(bench.references("Cem", "manager")).containsExactly("Ann");
        assertThat(bench.account()).as("in the end nothing changed").containsEntry("updated", 0);

        manage(cem, Optional.empty(), true);
        manage(cem, Optional.of(ben), true);
        succeed();
        assertThat(bench.references("Cem", "manager")).containsExactly("Ben");
    }

    /** On one page and over several, whether or not the directory says that the value before ended. */
    @Test
    void theLastValueOfASingleValuedLinkCountsHoweverItCame() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        for (int pageSize : new int[] {1, 2, 3, 50}) {
            use(new Bench(Server.PRIVATE, pageSize, WITHOUT_OUTSIDE));
            List<Thing> bosses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                bosses.add(directory.user(staff, "Boss " + i));
            }
            Thing hidden = directory.user(outside, "Hidden");
            bosses.add(hidden);
            List<Thing> people = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                people.add(directory.user(staff, "Person " + i));
            }
            succeed();
            for (int round = 0; round < 12; round++) {
                for (int change = 0; change < 8; change++) {
                    Optional<Thing> boss = random.nextInt(5) == 0
                            ? Optional.empty()
                            : Optional.of(bosses.get(random.nextInt(bosses.size())));
                    manage(people.get(random.nextInt(people.size())), boss, random.nextBoolean());
                }
                succeed();
                for (int i = 0; i < people.size(); i++) {
                    List<String> expected = managersOf(people.get(i)).stream()
                            .filter(guid -> !guid.equals(hidden.guid))
                            .map(this::nameOf)
                            .toList();
                    assertThat(bench.references("Person " + i, "manager"))
                            .as("page %d, round %d, seed %d", pageSize, round, seed)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aReferenceOutOfScopeIsThereWhenItsEndComesInAndGoneWhenItLeaves() {
        Thing boss = directory.user(outside, "Boss");
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        manage(ann, Optional.of(boss), true);
        directory.link(team, "member", boss);
        directory.link(team, "managedBy", boss);
        succeed();
        assertThat(bench.references("Ann", "manager")).isEmpty();

        for (int i = 0; i < 2; i++) {
            directory.move(boss, staff);
            succeed();
            assertThat(bench.references("Ann", "manager")).containsExactly("Boss");
            assertThat(bench.references("Team", "managedBy")).containsExactly("Boss");
            assertThat(bench.members("Team")).containsExactly("Boss");

            directory.move(boss, outside);
            succeed();
            assertThat(bench.references("Ann", "manager")).isEmpty();
            assertThat(bench.references("Team", "managedBy")).isEmpty();
            assertThat(bench.members("Team")).isEmpty();
        }
    }

    @Test
    void groupsThatContainThemselvesAndEachOtherHaveTheirMembers() {
        Thing one = directory.add("group", staff, "One");
        Thing two = directory.add("group", staff, "Two");
        Thing three = directory.add("group", staff, "Three");
        directory.link(one, "member", one);
        directory.link(one, "member", two);
        directory.link(two, "member", three);
        directory.link(three, "member", one);
        succeed();
        assertThat(bench.members("One")).containsExactly("One", "Two");
        assertThat(bench.members("Two")).containsExactly("Three");
        assertThat(bench.members("Three")).containsExactly("One");

        directory.unlink(one, "member", one);
        directory.delete(two);
        succeed();
        assertThat(bench.members("One")).isEmpty();
        assertThat(bench.members("Three")).containsExactly("One");
    }

    @Test
    void aScopeOfGroupsThatAreNestedFiftyDeepInACircleEnds() {
        use(new Bench(Server.PRIVATE, 20, """
                {"directory":"corp.example","deletes":{"percent":100},
                 "scope":{"groups":["CN=Level 0,OU=Staff,DC=corp,DC=example"],"nested":true}}"""));
        List<Thing> levels = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            levels.add(directory.add("group", staff, "Level " + i));
            directory.link(levels.get(i), "member", directory.user(staff, "Person " + i));
            if (i > 0) {
                directory.link(levels.get(i - 1), "member", levels.get(i));
            }
        }
        directory.link(levels.get(49), "member", levels.get(0));
        directory.link(levels.get(20), "member", levels.get(20));
        succeed();
        assertThat(bench.names("user")).hasSize(50);
        assertThat(bench.names("group")).hasSize(50);

        directory.unlink(levels.get(24), "member", levels.get(25));
        succeed();
        assertThat(bench.names("user")).hasSize(25).contains("Person 24").doesNotContain("Person 25");
        assertThat(bench.names("group")).as("nothing leads back to the first").hasSize(24);

        directory.link(levels.get(24), "member", levels.get(25));
        succeed();
        assertThat(bench.names("user")).hasSize(50);
        assertThat(bench.members("Level 24")).containsExactly("Level 25", "Person 24");
    }

    @Test
    void aMembershipThatEndsAfterTheMembersConfigurationWasDeletedIsTakenAway() {
        ScriptedDirectory emea = new ScriptedDirectory(3, 2, "DC=emea,DC=corp,DC=example");
        bench.connect("emea.corp.example", emea, "{\"directory\":\"emea.corp.example\"}");
        Thing eve = emea.user(emea.root, "Eve");
        Thing fay = emea.user(emea.root, "Fay");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", eve);
        directory.link(team, "member", fay);
        bench.cycle("emea.corp.example");
        succeed();
        assertThat(bench.members("Team")).containsExactly("Eve", "Fay");

        bench.configurations.delete(bench.tenant, "emea.corp.example");
        directory.unlink(team, "member", eve);
        succeed();
        assertThat(bench.members("Team")).containsExactly("Fay");
        assertThat(bench.account()).containsEntry("membersRemoved", 1);

        bench.jdbc.sql("update job set replan_requested = true").update();
        succeed();
        assertThat(bench.members("Team")).as("the group still has it").containsExactly("Fay");

        directory.link(team, "member", eve);
        succeed();
        assertThat(bench.members("Team")).containsExactly("Eve", "Fay");
    }

    /** With its anchor; gives the account that it has there. */
    private Thing moveToAnotherForest(Thing person) {
        ScriptedDirectory partner = new ScriptedDirectory(3, 2, "DC=partner,DC=example");
        bench.connect("partner.example", partner, "{\"directory\":\"partner.example\"}");
        directory.move(person, outside);
        succeed();
        assertThat(bench.names("user")).isEmpty();
        Thing moved = partner.user(partner.root, nameOf(person.guid));
        partner.set(moved, "mS-DS-ConsistencyGuid", person.guid.toString());
        bench.cycle("partner.example");
        succeed();
        return moved;
    }

    /** Groups still have the account that it had. */
    @Test
    void whoIsSynchronisedFromAnotherAccountNowIsAMemberByTheOneBefore() {
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        succeed();
        Thing moved = moveToAnotherForest(ann);
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.property("Ann", "onPremisesObjectIdentifier")).isEqualTo(moved.guid.toString());
        assertThat(bench.members("Team")).containsExactly("Ann");

        directory.unlink(team, "member", ann);
        succeed();
        assertThat(bench.members("Team")).isEmpty();
    }

    @Test
    void anAccountThatIsSynchronisedAsAnotherObjectNowIsNoMemberByTheOneBefore() {
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        succeed();
        moveToAnotherForest(ann);
        assertThat(bench.members("Team")).containsExactly("Ann");

        directory.set(ann, "mS-DS-ConsistencyGuid", UUID.randomUUID().toString());
        directory.set(ann, "displayName", "Anna");
        directory.set(ann, "userPrincipalName", "anna@corp.example");
        directory.move(ann, staff);
        succeed();
        assertThat(bench.names("user")).containsExactly("Ann", "Anna");
        assertThat(bench.members("Team")).containsExactly("Anna");
    }

    /** Neither is the group staged again of which nothing else changed, nor the link written again once it is resolved. */
    @Test
    void aNewMemberIsStagedWithOneRow() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        succeed();
        List<String> objects = bench.strings("select guid::text || xmin::text from source_object order by 1");

        directory.link(team, "member", ben);
        succeed();
        assertThat(bench.members("Team")).containsExactly("Ann", "Ben");
        assertThat(bench.strings("select guid::text || xmin::text from source_object order by 1"))
                .isEqualTo(objects);
        assertThat(bench.strings("""
                        select (v.xmin::text::bigint < r.xmin::text::bigint)::text from source_link_value v, directory_reference r
                        join link l on l.object_id = r.target_id
                        where v.target_guid = ? and l.source_guid = v.target_guid
                        """, ben.guid))
                .as("written before the reference, and not since")
                .containsExactly("true");
    }

    @Test
    void whatWasToldByACycleThatBrokeOffIsResolvedByTheNext() {
        Thing team = directory.add("group", staff, "Team");
        succeed();
        for (int round = 0; round < 40; round++) {
            Thing member = directory.user(staff, "Member " + (10 + round));
            directory.link(team, "member", member);
            bench.source.breakAfter(2 + 2 * round);
            try {
                bench.cycle();
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();
            succeed();
            assertThat(bench.members("Team")).as("round %d", round).hasSize(round + 1);
        }
        assertThat(bench.strings("select kind from change where kind = 'references'"))
                .as("each told once to who follows the changes")
                .hasSize(40);
    }
}
