package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a complete reading does not find is no evidence of a delete; what is left of a deleted object is. */
abstract class MissingContract {
    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;

    @SuppressWarnings("NullAway.Init")
    MissingContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 3, "{\"directory\":\"corp.example\"}");
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatACompleteReadingDoesNotFindStaysAndIsShown() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        directory.link(ann, "manager", ben);
        bench.cycle();
        directory.vanish(ann);
        team.links.clear();

        full();

        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("state", "succeeded")
                .containsEntry("deleted", 0)
                .containsEntry("missing", 1);
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        assertThat(bench.references("Ann", "manager")).containsExactly("Ben");
        assertThat(bench.members("Team"))
                .as("the group was found, and without that member")
                .isEmpty();
        assertThat(events()).containsExactly("MissingInDirectory warning Ann Ann");
        assertThat(bench.strings("select next_step from provisioning_event where code = 'MissingInDirectory'"))
                .singleElement()
                .asString()
                .endsWith("footbridge reconcile main --repair");
        assertThat(bench.explain.why(bench.saved, ann.guid.toString()).missing())
                .isTrue();
        assertThat(bench.explain.why(bench.saved, ben.guid.toString()).missing())
                .isFalse();
    }

    @Test
    void whoStaysMissingIsCountedInEachCycleAndToldOnce() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        bench.cycle();
        directory.vanish(ann);
        full();
        full();
        assertThat(bench.account()).containsEntry("missing", 1);
        directory.set(ben, "title", "Head");
        bench.cycle();

        assertThat(bench.account()).containsEntry("kind", "incremental").containsEntry("missing", 1);
        assertThat(events()).hasSize(1);
    }

    @Test
    void whoIsFoundAgainIsNotMissingAnyMoreAndCostsNothing() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        String id = bench.strings("select id::text from directory_object").getFirst();
        directory.vanish(ann);
        full();
        directory.things.put(ann.guid, ann);
        full();

        assertThat(bench.account())
                .containsEntry("missing", 0)
                .containsEntry("created", 0)
                .containsEntry("updated", 0)
                .containsEntry("restored", 0);
        assertThat(bench.strings("select id::text from directory_object")).containsExactly(id);
    }

    @Test
    void aChangeOfAMissingObjectShowsThatItIsThere() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        directory.vanish(ann);
        full();
        directory.things.put(ann.guid, ann);
        directory.set(ann, "title", "Head");
        bench.cycle();

        assertThat(bench.account()).containsEntry("kind", "incremental").containsEntry("missing", 0);
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
    }

    @Test
    void aDeleteThatHappenedWhileTheWatermarkWasLostIsFoundByWhatIsLeftOfTheObject() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        bench.cycle();
        directory.delete(ann);
        directory.becomeAnotherController();
        bench.cycle();

        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("deleted", 1)
                .containsEntry("missing", 0);
        assertThat(bench.names("user")).containsExactly("Ben");
    }

    @Test
    void anAccountThatDoesNotSeeWhatIsLeftOfDeletedObjectsDeletesNothing() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        bench.cycle();
        directory.showsDeleted = false;
        directory.delete(ann);
        directory.becomeAnotherController();
        bench.cycle();

        assertThat(bench.account()).containsEntry("deleted", 0).containsEntry("missing", 1);
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
    }

    @Test
    void whatIsLeftOfDeletedObjectsAloneIsNoDirectory() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        directory.things.keySet().retainAll(List.of(ann.guid));
        directory.delete(ann);
        full();

        assertThat(bench.account()).containsEntry("error", "EmptyDirectory").containsEntry("deleted", 0);
        assertThat(bench.names("user")).containsExactly("Ann");
    }

    @Test
    void whoLeavesTheScopeByItsContainerIsDeletedByACompleteReadingAsBefore() {
        Thing outside = directory.add("organizationalUnit", directory.root, "Outside");
        bench.save("{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=Staff,DC=corp,DC=example\"]}}");
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        bench.cycle();
        directory.move(ann, outside);
        directory.becomeAnotherController();
        bench.cycle();

        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("deleted", 1)
                .containsEntry("missing", 0);
        assertThat(bench.names("user")).containsExactly("Ben");
    }

    @Test
    void aGroupOfTheScopeThatIsMissingIsLookedUpAnewWhenTheConfigurationIsAppliedAgain() {
        String scope =
                "{\"directory\":\"corp.example\",\"scope\":{\"groups\":[\"CN=Pilot,OU=Staff,DC=corp,DC=example\"]}}";
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing pilot = directory.add("group", staff, "Pilot");
        directory.link(pilot, "member", ann);
        bench.save(scope);
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann");
        directory.vanish(pilot);
        full();
        assertThat(bench.account()).containsEntry("state", "halted").containsEntry("error", "ScopeObjectGone");

        directory.user(staff, "Cem");
        Thing anew = directory.add("group", staff, "Pilot");
        assertThat(anew.guid).isNotEqualTo(pilot.guid);
        directory.link(anew, "member", ann);
        directory.link(anew, "member", ben);
        bench.save(scope);
        bench.cycle();
        assertThat(bench.account()).containsEntry("state", "succeeded").containsEntry("deleted", 0);
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
    }

    private void full() {
        bench.jdbc.sql("update job set full_requested = true").update();
        bench.cycle();
    }

    private List<String> events() {
        return bench.strings("""
                select code || ' ' || status || ' ' || source_name || ' ' || object_name from provisioning_event
                where status = 'warning'
                """);
    }
}
