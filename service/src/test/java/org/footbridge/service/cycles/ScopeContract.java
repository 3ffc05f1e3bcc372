package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** Who is in scope by containers and filters, and what it costs to find out. */
abstract class ScopeContract extends ScopeFixture {
    ScopeContract(Server server) {
        super(server);
    }

    @Test
    void aRenamedOrMovedContainerIsFollowed() {
        bench.save(scope(list("containers", STAFF)));
        Thing ann = directory.user(staff, "Ann");
        settled();

        directory.rename(staff, "OU=People");
        directory.move(staff, outside);
        directory.user(staff, "Ben");
        settled();

        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.property("Ann", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Ann,OU=People,OU=Outside,DC=corp,DC=example");
        assertThat(bench.account()).containsEntry("deleted", 0);
        assertThat(ann.deleted).isFalse();
    }

    @Test
    void aContainerThatIsNewerThanTheLastReadingIsReadWhenTheScopeNamesIt() {
        directory.user(staff, "Ann");
        settled();
        Thing fresh = directory.add("organizationalUnit", directory.root, "Fresh");
        directory.user(fresh, "Zoe");

        bench.save(scope(list("containers", STAFF, "OU=Fresh,DC=corp,DC=example")));
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(users()).containsExactly("Ann");
        bench.cycleOfItself();
        assertThat(users()).containsExactly("Ann", "Zoe");
    }

    @Test
    void aChangedFilterIsAppliedToWhatIsStaged() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        directory.set(ann, "department", "Sales");
        directory.set(ben, "department", "sales");
        bench.save(scope(filter("groups", "department", "Sales")));
        settled();
        assertThat(users()).containsExactly("Ann");
        assertThat(bench.strings("select distinct outcome_code from source_object where guid in ('" + ben.guid + "','"
                        + cem.guid + "')"))
                .containsExactly("FilterNotMet");
        int asked = directory.requests.size();

        bench.save(scope(filter("groups", "department", "sales")));
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(users()).containsExactly("Ben");
        assertThat(directory.requests).as("nothing is read for it").hasSize(asked);
        assertThat(bench.account())
                .containsEntry("kind", "replan")
                .containsEntry("created", 1)
                .containsEntry("deleted", 1);

        directory.set(cem, "department", "sales");
        directory.set(ben, "department");
        settled();
        assertThat(users()).containsExactly("Cem");
    }

    @Test
    void whatTheInputFilterDoesNotTakeInStaysAsItIs() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.set(ann, "employeeType", "Staff");
        directory.set(ben, "employeeType", "Staff");
        bench.save(scope(filter("inputGroups", "employeeType", "Staff")));
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");

        directory.set(ann, "employeeType", "Guest");
        directory.set(ann, "title", "Lost");
        directory.user(staff, "Cem");
        settled();

        assertThat(users()).as("neither made nor taken away").containsExactly("Ann", "Ben");
        assertThat(bench.property("Ann", "jobTitle")).isEmpty();
        assertThat(bench.strings("select code from provisioning_event where status = 'skipped' order by source_name"))
                .containsExactly("LeftAsItIs", "LeftAsItIs");

        directory.set(ann, "employeeType", "Staff");
        directory.delete(ben);
        settled();
        assertThat(users()).containsExactly("Ann");
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Lost");
    }

    @Test
    void aDefaultExclusionCanBeSwitchedOffAndOn() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "sAMAccountName", "MSOL_1");
        settled();
        assertThat(users()).isEmpty();

        bench.save(scope("", ",\"exclusions\":{\"off\":[\"SynchronisationAccount\"]}"));
        settled();
        assertThat(users()).containsExactly("Ann");

        bench.save(scope(""));
        settled();
        assertThat(users()).isEmpty();
        assertThat(bench.account()).containsEntry("deleted", 1);
    }

    @Test
    void statementsForAPageDoNotFollowTheObjectsOrTheMembers() {
        for (String limits : List.of(list("groups", PILOT), nested(PILOT))) {
            assertThat(statementsToPlanAgain(900, limits)).isEqualTo(statementsToPlanAgain(10, limits));
        }
    }

    private int statementsToPlanAgain(int people, String limits) {
        try (Bench own = new Bench(server, 1000, scope(limits))) {
            Thing unit = own.directory.add("organizationalUnit", own.directory.root, "Groups");
            Thing group = own.directory.add("group", unit, "Pilot");
            for (int number = 0; number < people; number++) {
                own.directory.link(group, "member", own.directory.user(unit, "P" + number));
            }
            own.cycle();
            assertThat(own.names("user")).hasSize(people);
            own.save(scope(limits, ",\"deletes\":{\"threshold\":7}"));
            int before = own.source.statements();
            own.cycleOfItself();
            return own.source.statements() - before;
        }
    }

    @Test
    void aLargeGroupIsNotWalkedThroughForAPage() {
        bench.save(scope(list("groups", PILOT)));
        settled();
        bench.jdbc
                .sql("""
                        insert into source_link_value (tenant_id, configuration_id, owner_guid, attribute, target_guid, present, dirty, read_by)
                        select ?, ?, ?, 'member', gen_random_uuid(), true, false, 1 from generate_series(1, 300000)
                        """)
                .params(bench.tenant.value(), bench.saved.id(), pilot.guid)
                .update();
        bench.jdbc.sql("analyze source_link_value").update();
        UUID[] page = new UUID[1000];
        Arrays.setAll(page, at -> UUID.randomUUID());
        List<String> plan = bench.strings(
                "explain (analyze, timing off) " + """
                        select v.target_guid as member, v.owner_guid as scope_group from source_link_value v
                        where v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = any (?)
                          and v.attribute = 'member' and v.target_guid = any (?) and v.present
                        """,
                bench.tenant.value(),
                bench.saved.id(),
                new UUID[] {pilot.guid},
                page);
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("Index"));
        assertThat(plan).noneMatch(line -> line.matches(".*Rows Removed by Filter: \\d{4,}.*"));
    }
}
