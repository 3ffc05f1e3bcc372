package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** Objects that go from one configuration to another, or whose configuration goes. */
abstract class HandOverContract extends ConflictsFixture {
    HandOverContract(Server server) {
        super(server);
    }

    @Test
    void anObjectThatMovesFromOneConfigurationToAnotherIsNotDeleted() {
        bench.close();
        use(new Bench(server, 3, 3, ONLY.formatted("Staff")));
        bench.save("other", ONLY.formatted("Outside"));
        Thing ann = user("Ann", "ann");
        bench.cycle("main");
        bench.cycle("other");
        String id = id("Ann");

        directory.move(ann, outside);
        bench.cycle("other");
        bench.cycle("main");

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.strings("select count(*)::text from change where kind = 'deleted'"))
                .containsExactly("0");
        assertThat(bench.strings("select c.name from link l join configuration c on c.id = l.configuration_id"))
                .containsExactly("other");
    }

    @Test
    void anObjectThatTwoConfigurationsHaveInScopeOutlivesTheEndOfOneOfThem() {
        Thing ann = user("Ann", "ann");
        Thing ben = user("Ben", "ben");
        Thing boss = user("Boss", "boss");
        directory.link(ann, "manager", boss);
        bench.cycle("main");
        bench.save("other", ONLY.formatted("Staff"));
        bench.cycle("other");
        String id = id("Ann");
        assertThat(linkedBy("Ann")).containsExactly("other");

        bench.save("other", ONLY.formatted("Outside"));
        directory.set(ann, "title", "Head");
        directory.delete(ben);
        assertThat(bench.cycle("other").state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account()).containsEntry("deleted", 1);
        assertThat(bench.names("user")).containsExactly("Ann", "Boss");
        assertThat(id("Ann")).isEqualTo(id);
        assertThat(linkedBy("Ann")).containsExactly("main");
        assertThat(bench.references("Ann", "manager")).containsExactly("Boss");
        assertThat(told("Ann").getLast())
                .startsWith("success HandedOver It is no longer in a container")
                .contains("'main'");

        bench.cycle("main");
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.names("user")).containsExactly("Ann", "Boss");

        directory.delete(ann);
        bench.cycle("main");
        assertThat(bench.names("user")).containsExactly("Boss");
    }

    private List<String> linkedBy(String displayName) {
        return bench.strings("""
                select c.name from link l join configuration c on c.tenant_id = l.tenant_id and c.id = l.configuration_id
                join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                where o.properties ->> 'displayName' = ?
                """, displayName);
    }

    @Test
    void whatIsHandedOverDoesNotCountAgainstTheThreshold() {
        for (int number = 0; number < 5; number++) {
            user("Person " + number, "person" + number);
        }
        bench.cycle("main");
        bench.save("other", ONLY.formatted("Staff"));
        bench.cycle("other");
        bench.save("other", ONLY.formatted("Outside").replaceFirst("}$", ",\"deletes\":{\"threshold\":1}}"));

        assertThat(bench.cycle("other").state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.names("user")).hasSize(5);
        assertThat(bench.strings(
                        "select distinct c.name from link l join configuration c on c.id = l.configuration_id"))
                .containsExactly("main");
    }

    @Test
    void aConfigurationThatIsMadeAgainFindsOutWhoWentMeanwhile() {
        Thing ann = user("Ann", "ann");
        Thing ben = user("Ben", "ben");
        Thing cem = user("Cem", "cem");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        directory.link(team, "member", ben);
        directory.link(ann, "manager", ben);
        bench.cycle();
        bench.configurations.delete(bench.tenant, "main");
        directory.unlink(team, "member", ben);
        directory.unlink(ann, "manager", ben);
        directory.link(ann, "manager", cem);

        bench.save(EVERYTHING);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.references("Ann", "manager")).containsExactly("Cem");
        assertThat(bench.strings("select source_guid::text from link where not aligned"))
                .isEmpty();
    }

    @Test
    void aMemberWhoseConfigurationWasDeletedStaysAMemberWhenRulesChange() {
        bench.close();
        use(new Bench(server, 3, 3, ONLY.formatted("Staff")));
        bench.save("other", ONLY.formatted("Outside"));
        Thing zoe = directory.user(outside, "Zoe");
        bench.cycle("other");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", zoe);
        directory.link(team, "member", user("Ann", "ann"));
        bench.cycle("main");
        assertThat(bench.members("Team")).containsExactly("Ann", "Zoe");

        bench.configurations.delete(bench.tenant, "other");
        bench.jdbc.sql("update job set replan_requested = true").update();
        assertThat(bench.cycle("main").state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Team")).as("the directory still says so").containsExactly("Ann", "Zoe");
    }

    @Test
    void onlyConfigurationsThatCanDoTheirWorkAreWoken() {
        bench.close();
        use(new Bench(server, 3, 3, ONLY.formatted("Staff")));
        bench.save("other", ONLY.formatted("Outside"));
        Thing ann = user("Ann", "ann");
        Thing zoe = directory.user(outside, "Zoe");
        bench.cycle("main");
        directory.link(ann, "manager", zoe);
        bench.cycle("main");
        UUID other =
                bench.configurations.find(bench.tenant, "other").orElseThrow().id();
        assertThat(bench.jobs.withWork(bench.tenant, other)).isEmpty();
        bench.cycle("other");
        assertThat(bench.jobs.withWork(bench.tenant, other))
                .as("Zoe is here now")
                .containsExactly(bench.saved.id());

        directory.delete(staff);
        assertThat(bench.cycle("main").state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.jobs.withWork(bench.tenant, other)).as("it is held").isEmpty();

        directory.restore(staff);
        bench.cycle("main");
        assertThat(bench.references("Ann", "manager")).containsExactly("Zoe");
    }
}
