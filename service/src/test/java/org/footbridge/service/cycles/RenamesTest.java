package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is renamed or moved stays what it is, and costs what really changes. */
@Tag("slow")
class RenamesTest {
    private static final int BELOW = 2_400;

    private Bench bench = new Bench(Server.PRIVATE, 1000, "{\"directory\":\"corp.example\"}");
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

    private void use(String definition) {
        bench.close();
        bench = new Bench(Server.PRIVATE, 1000, definition);
        directory = bench.directory;
        populate();
    }

    private void succeed() {
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
    }

    /** Half of them directly below, half of them two levels down. */
    private void company() {
        Thing team = directory.add("organizationalUnit", directory.add("organizationalUnit", staff, "Unit"), "Team");
        for (int i = 0; i < BELOW; i++) {
            directory.user(i % 2 == 0 ? staff : team, "Person " + i);
        }
        succeed();
    }

    private List<String> ids() {
        return bench.strings("select id::text from directory_object where deleted_at is null order by 1");
    }

    private String rowsOfTheLastReading() {
        return bench.strings(
                        "select count(*)::text from source_object where read_by = (select max(read_by) from source_object)")
                .getFirst();
    }

    @Test
    void aRenamedUnitWithThousandsBelowCostsOneStagedRowAndTheNamesBelow() {
        company();
        List<String> before = ids();

        directory.rename(staff, "OU=People");
        succeed();

        assertThat(bench.account())
                .containsEntry("read", 1)
                .containsEntry("created", 0)
                .containsEntry("deleted", 0)
                .containsEntry("restored", 0)
                .containsEntry("updated", BELOW)
                .containsEntry("unchanged", 0);
        assertThat(rowsOfTheLastReading()).isEqualTo("1");
        assertThat(ids()).isEqualTo(before);
        assertThat(bench.property("Person 0", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Person 0,OU=People,DC=corp,DC=example");
        assertThat(bench.property("Person 1", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Person 1,OU=Team,OU=Unit,OU=People,DC=corp,DC=example");
    }

    @Test
    void whereNamesDoNotFlowARenamedUnitCostsNothingBelow() {
        use("""
                {"directory":"corp.example",
                 "mappings":{"remove":[{"target":"onPremisesDistinguishedName","values":"keep"}]}}""");
        company();

        directory.rename(staff, "OU=People");
        succeed();

        assertThat(bench.account())
                .containsEntry("read", 1)
                .containsEntry("updated", 0)
                .containsEntry("unchanged", 0);

        directory.move(staff, outside);
        succeed();
        assertThat(bench.account()).containsEntry("updated", 0).containsEntry("unchanged", 0);
    }

    @Test
    void whereNamesDoNotFlowAUnitThatIsMovedOutOfScopeStillTakesEverybodyAlong() {
        use("""
                {"directory":"corp.example","scope":{"exclude":["OU=Outside,DC=corp,DC=example"]},
                 "mappings":{"remove":[{"target":"onPremisesDistinguishedName","values":"keep"}]}}""");
        directory.user(staff, "Ann");
        succeed();

        directory.move(staff, outside);
        succeed();
        assertThat(bench.names("user")).isEmpty();

        directory.rename(staff, "OU=People");
        directory.move(staff, directory.root);
        succeed();
        assertThat(bench.names("user")).containsExactly("Ann");
    }

    @Test
    void aUnitThatIsMovedOutOfScopeAndBackBringsTheSameObjectsBack() {
        use("{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[\"OU=Outside,DC=corp,DC=example\"]}}");
        Thing unit = directory.add("organizationalUnit", staff, "Unit");
        Thing ann = directory.user(unit, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        succeed();
        List<String> before = ids();

        directory.move(unit, outside);
        succeed();
        assertThat(bench.names("user")).isEmpty();
        assertThat(bench.members("Team")).isEmpty();
        assertThat(bench.account()).containsEntry("deleted", 1).containsEntry("created", 0);

        directory.move(unit, staff);
        succeed();
        assertThat(ids()).isEqualTo(before);
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.account()).containsEntry("restored", 1).containsEntry("created", 0);
    }

    @Test
    void groupsAndUsersThatChangeNamesWithEachOtherStayWhoTheyAre() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", staff, "Team");
        Thing crew = directory.add("group", staff, "Crew");
        directory.link(team, "member", ann);
        directory.link(crew, "member", ben);
        succeed();
        List<String> before = ids();

        directory.rename(ann, "CN=Ann Smith");
        directory.set(ann, "displayName", "Ann Smith");
        directory.rename(team, "CN=Temporary");
        directory.rename(crew, "CN=Team");
        directory.rename(team, "CN=Crew");
        succeed();

        assertThat(ids()).isEqualTo(before);
        assertThat(bench.members("Crew")).containsExactly("Ann Smith");
        assertThat(bench.members("Team")).containsExactly("Ben");
        assertThat(bench.account()).containsEntry("created", 0).containsEntry("deleted", 0);
        assertThat(bench.property("Ann Smith", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Ann Smith,OU=Staff,DC=corp,DC=example");
    }

    @Test
    void aNameThatIsUsedAgainIsSomebodyElseInTheSameCycleAndInTheNext() {
        Thing team = directory.add("group", staff, "Team");
        Thing first = directory.user(staff, "Ann");
        directory.link(team, "member", first);
        succeed();

        directory.delete(first);
        Thing second = directory.user(staff, "Ann");
        succeed();
        assertThat(bench.account()).containsEntry("created", 1).containsEntry("deleted", 1);
        assertThat(bench.property("Ann", "onPremisesObjectIdentifier")).isEqualTo(second.guid.toString());
        assertThat(bench.members("Team")).as("the one before was a member").isEmpty();

        directory.delete(second);
        succeed();
        Thing third = directory.user(staff, "Ann");
        directory.link(team, "member", third);
        succeed();
        assertThat(bench.account()).containsEntry("created", 1);
        assertThat(bench.property("Ann", "onPremisesObjectIdentifier")).isEqualTo(third.guid.toString());
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.strings("select count(*)::text from directory_object where kind = 'user'"))
                .containsExactly("3");
    }

    @Test
    void whoIsRestoredHasTheLinksThatTheDirectoryGivesBackAndNoOthers() {
        Thing boss = directory.user(staff, "Boss");
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        directory.link(ann, "manager", boss);
        succeed();
        List<String> before = ids();

        directory.delete(ann);
        succeed();
        directory.restore(ann);
        succeed();
        assertThat(ids()).isEqualTo(before);
        assertThat(bench.members("Team")).as("a tombstone has no links").isEmpty();
        assertThat(bench.references("Ann", "manager")).isEmpty();

        directory.delete(ann);
        succeed();
        directory.restore(ann);
        directory.link(team, "member", ann);
        directory.link(ann, "manager", boss);
        succeed();
        assertThat(ids()).isEqualTo(before);
        assertThat(bench.members("Team")).as("the recycle bin keeps them").containsExactly("Ann");
        assertThat(bench.references("Ann", "manager")).containsExactly("Boss");

        List<Thing> both = new ArrayList<>(List.of(ann, team));
        both.forEach(directory::delete);
        succeed();
        assertThat(bench.names("group")).isEmpty();
        both.forEach(directory::restore);
        directory.link(team, "member", ann);
        succeed();
        assertThat(ids()).isEqualTo(before);
        assertThat(bench.members("Team")).containsExactly("Ann");
    }
}
