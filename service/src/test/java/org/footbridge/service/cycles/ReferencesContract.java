package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** Members and managers, whatever comes first. */
abstract class ReferencesContract extends CorpFixture {
    ReferencesContract(Server server) {
        super(server);
    }

    @Test
    void aReferenceThatIsThereBeforeItsTargetWaitsForIt() {
        bench.close();
        use(new Bench(server, 3, ONLY.formatted("Staff")));
        Thing boss = directory.user(outside, "Boss");
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(ann, "manager", boss);
        directory.link(team, "member", boss);
        bench.cycle();
        assertThat(bench.members("Team")).isEmpty();

        directory.move(boss, staff);
        bench.cycle();

        assertThat(bench.members("Team")).containsExactly("Boss");
        assertThat(bench.references("Ann", "manager")).containsExactly("Boss");
    }

    @Test
    void severalChangesOfASingleValuedReferenceLeaveTheLast() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        directory.link(cem, "manager", ann);
        bench.cycle();

        directory.unlink(cem, "manager", ann);
        directory.link(cem, "manager", ben);
        directory.unlink(cem, "manager", ben);
        directory.link(cem, "manager", ann);
        directory.unlink(cem, "manager", ann);
        directory.link(cem, "manager", ben);
        bench.cycle();

        assertThat(bench.references("Cem", "manager")).containsExactly("Ben");
    }

    @Test
    void aNewValueOfASingleValuedReferenceEndsTheOldOneThoughNobodySaysSo() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        directory.link(cem, "manager", ann);
        bench.cycle();

        directory.link(cem, "manager", ben);
        bench.cycle();

        assertThat(bench.references("Cem", "manager")).containsExactly("Ben");
    }

    @Test
    void anObjectThatWasDeletedAndRestoredBetweenTwoReadingsHasLostItsLinks() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        directory.link(ann, "manager", ben);
        bench.cycle();
        String id = id("Ann");

        directory.delete(ann);
        directory.restore(ann);
        bench.cycle();

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.members("Team")).isEmpty();
        assertThat(bench.references("Ann", "manager")).isEmpty();
    }

    @Test
    void memberChangesAreCountedAndNamed() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        bench.cycle();

        directory.unlink(team, "member", ann);
        directory.link(team, "member", ben);
        bench.cycle();

        assertThat(bench.members("Team")).containsExactly("Ben");
        assertThat(bench.account())
                .containsEntry("updated", 1)
                .containsEntry("membersAdded", 1)
                .containsEntry("membersRemoved", 1);
        assertThat(
                        bench.strings(
                                "select modified_properties::jsonb::text from provisioning_event where object_name = 'Team' order by at desc limit 1"))
                .singleElement()
                .asString()
                .contains("\"oldValue\": \"Ann\"", "\"newValue\": \"Ben\"");
    }
}
