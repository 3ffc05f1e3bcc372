package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory is read again and compared, with what is staged and with the tenant directory. */
abstract class ReconcileContract {
    private static final String DOMAIN = "DC=corp,DC=example";

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;
    private Thing outside;

    @SuppressWarnings("NullAway.Init")
    ReconcileContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        use(new Bench(server, 3, "{\"directory\":\"corp.example\"}"));
    }

    private void use(Bench opened) {
        bench = opened;
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
    }

    private void reopen(Bench opened) {
        bench.close();
        use(opened);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingDiffersAfterACycle() {
        someCompany();
        bench.cycle();
        List<String> before = everything();

        reconcile(false);

        assertThat(drift()).isEmpty();
        assertThat(bench.account())
                .containsEntry("kind", "reconcile")
                .containsEntry("state", "succeeded")
                .containsEntry("drift", 0)
                .containsEntry("updated", 0);
        assertThat(everything()).isEqualTo(before);
        assertThat(leftInTheShadow()).isEmpty();
    }

    @Test
    void everyKindOfDriftIsNamedAndNothingIsChanged() {
        someCompany();
        bench.cycle();
        spoil();
        List<String> before = everything();

        reconcile(false);

        assertThat(drift())
                .containsExactlyInAnyOrder(
                        "missingInDirectory Gone []",
                        "notStaged Ann []",
                        "stagedDifferently Ben [title]",
                        "linksStagedDifferently Team [member 0 1]",
                        "differs Ben [jobTitle Head ]",
                        "differs Dan [jobTitle Wrong ]",
                        "notInTenantDirectory Eve []",
                        "referencesDiffer Cem [manager  Dan]",
                        "referencesDiffer Team [members Cem ]",
                        "referencesDiffer Team [members  Dan]",
                        "withoutSource Ghost []");
        assertThat(everything()).isEqualTo(before);
        assertThat(bench.account()).containsEntry("state", "succeeded").containsEntry("drift", drift().size());
    }

    @Test
    void whatDiffersIsRepairedAndNothingDiffersAnyMore() {
        Thing ann = someCompany();
        bench.cycle();
        List<String> clean = bench.picture();
        spoil();

        reconcile(true);

        assertThat(bench.account()).containsEntry("state", "succeeded").containsEntry("deleted", 1);
        assertThat(withoutGhost())
                .containsExactlyInAnyOrderElementsOf(clean.stream()
                        .filter(line -> !line.contains("\"displayName\": \"Gone\""))
                        .toList());
        assertThat(bench.strings("select code from provisioning_event where action = 'delete'"))
                .containsExactly("ABSENT");
        reconcile(false);
        assertThat(drift()).containsExactly("withoutSource Ghost []");
        directory.set(ann, "title", "Boss");
        bench.cycle();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Boss");
    }

    @Test
    void whatAnotherDomainControllerDoesNotHaveIsReportedAndNotDeleted() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        bench.cycle();
        directory.vanish(ann);
        directory.readsElsewhere = true;
        reconcile(true);

        assertThat(drift()).containsExactly("missingInDirectory Ann []");
        assertThat(bench.account())
                .containsEntry("state", "partial")
                .containsEntry("error", "ReconciledElsewhere")
                .containsEntry("deleted", 0);
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        directory.readsElsewhere = false;
        reconcile(true);
        assertThat(bench.names("user")).containsExactly("Ben");
    }

    @Test
    void anEmptyReadingChangesNothing() {
        directory.user(staff, "Ann");
        bench.cycle();
        List<String> before = everything();
        directory.hidden.addAll(directory.things.keySet());
        reconcile(true);

        assertThat(bench.account()).containsEntry("state", "failed").containsEntry("error", "EmptyDirectory");
        assertThat(everything()).isEqualTo(before);
        assertThat(leftInTheShadow()).isEmpty();
    }

    @Test
    void aBrokenReadingChangesNothingAndIsNotRepeatedByItself() {
        directory.user(staff, "Ann");
        Thing gone = directory.user(staff, "Gone");
        bench.cycle();
        directory.vanish(gone);
        List<String> before = everything();
        directory.beforePage(page -> {
            if (directory.requests.getLast().getBodyCase() == Request.BodyCase.READ_ALL && page == 1) {
                directory.failNext(new RelayFailure("AgentSilent", "silent", "", true));
            }
        });
        reconcile(true);
        assertThat(bench.account()).containsEntry("state", "failed").containsEntry("error", "AgentSilent");
        assertThat(everything()).isEqualTo(before);
        assertThat(leftInTheShadow()).isEmpty();

        directory.beforePage(page -> {});
        bench.cycle();
        assertThat(bench.account()).containsEntry("kind", "incremental").containsEntry("deleted", 0);
        assertThat(bench.names("user")).contains("Gone");
    }

    @Test
    void whatASearchPassedOverIsAskedForByItsGuid() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        directory.hidden.add(ann.guid);
        reconcile(true);

        assertThat(drift()).isEmpty();
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(directory.requests)
                .filteredOn(request -> request.getBodyCase() == Request.BodyCase.READ_OBJECTS)
                .hasSize(1);
    }

    @Test
    void onlyWhatIsStagedBelowTheUnitIsComparedAndWhoMovedOutOfItIsNotGone() {
        Thing team = directory.add("organizationalUnit", staff, "Team");
        Thing ann = directory.user(team, "Ann");
        Thing ben = directory.user(team, "Ben");
        Thing cem = directory.user(outside, "Cem");
        Thing dan = directory.user(staff, "Dan");
        bench.cycle();
        directory.vanish(ann);
        directory.vanish(cem);
        ben.parent = outside.guid;
        tamper("Cem");
        tamper("Dan");
        assertThat(dan.deleted).isFalse();

        reconcile(new ReconcileRequest(Optional.of("OU=Staff," + DOMAIN), false));
        assertThat(drift())
                .containsExactlyInAnyOrder(
                        "missingInDirectory Ann []",
                        "stagedDifferently Ben [parentGUID]",
                        "differs Dan [jobTitle Wrong ]");

        reconcile(new ReconcileRequest(Optional.of("OU=Staff," + DOMAIN), true));
        assertThat(bench.names("user")).containsExactly("Ben", "Cem", "Dan");
        assertThat(bench.property("Ben", "onPremisesDistinguishedName")).isEqualTo("CN=Ben,OU=Outside," + DOMAIN);
        assertThat(bench.property("Dan", "jobTitle")).isEmpty();
        assertThat(bench.property("Cem", "jobTitle")).as("it is not below").isEqualTo("Wrong");
        reconcile(new ReconcileRequest(Optional.of("OU=Staff," + DOMAIN), false));
        assertThat(drift()).isEmpty();
    }

    @Test
    void aUnitThatIsNotThereIsSaid() {
        directory.user(staff, "Ann");
        bench.cycle();
        reconcile(new ReconcileRequest(Optional.of("OU=Nowhere," + DOMAIN), true));

        assertThat(bench.account())
                .containsEntry("state", "failed")
                .containsEntry("error", "OrganizationalUnitNotFound");
    }

    @Test
    void absencesBeyondTheThresholdAreHeldAndLetThroughOnce() {
        reopen(new Bench(server, 3, "{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":2}}"));
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(directory.user(staff, "Person " + i));
        }
        bench.cycle();
        people.subList(0, 3).forEach(directory::vanish);
        reconcile(true);

        assertThat(bench.account())
                .containsEntry("state", "halted")
                .containsEntry("error", "TooManyDeletes")
                .containsEntry("held", 3)
                .containsEntry("deleted", 0);
        assertThat(bench.names("user")).hasSize(5);
        bench.decide.allow(bench.saved, 3, "test");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Person 3", "Person 4");
    }

    @Test
    void aRepairAndTheCycleBeforeItCountTogether() {
        reopen(new Bench(
                server,
                3,
                "{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":3,\"percent\":100,"
                        + "\"membersOfGroup\":{\"threshold\":3,\"percent\":100}}}"));
        Thing team = directory.add("group", staff, "Team");
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(directory.user(staff, "Person " + i));
        }
        people.subList(4, 8).forEach(person -> directory.link(team, "member", person));
        bench.cycle();
        people.subList(0, 2).forEach(directory::delete);
        people.subList(2, 4).forEach(directory::vanish);
        people.subList(4, 6).forEach(person -> directory.unlink(team, "member", person));
        // the directory never had them in the group
        bench.jdbc.sql("""
                        insert into directory_reference (tenant_id, owner_id, property, target_id)
                        select g.tenant_id, g.id, 'members', p.id from directory_object g, directory_object p
                        where g.kind = 'group' and p.properties ->> 'displayName' in ('Person 8', 'Person 9')
                        """).update();
        reconcile(true);

        assertThat(bench.account())
                .containsEntry("state", "halted")
                .containsEntry("deleted", 2)
                .containsEntry("held", 2)
                .containsEntry("membersRemoved", 2);
        assertThat(bench.names("user")).hasSize(8).contains("Person 2", "Person 3");
        assertThat(bench.members("Team")).containsExactly("Person 6", "Person 7", "Person 8", "Person 9");
    }

    @Test
    void whatChangesWhileItIsReadIsNoDrift() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        bench.cycle();
        directory.beforeReadAll(() -> {
            directory.set(ann, "title", "Head");
            directory.unlink(team, "member", ann);
            directory.link(team, "member", cem);
            directory.user(staff, "New");
            directory.delete(ben);
        });
        reconcile(false);
        assertThat(drift()).isEmpty();
        directory.beforeReadAll(() -> {});
        bench.cycle();

        assertThat(bench.names("user")).containsExactly("Ann", "Cem", "New");
        assertThat(bench.members("Team")).containsExactly("Cem");
    }

    @Test
    void whoIsOutOfScopeIsNoDriftWhateverTheReason() {
        reopen(new Bench(
                server,
                3,
                "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[\"OU=Outside," + DOMAIN
                        + "\"],\"filters\":[{\"object\":\"user\",\"groups\":[{\"clauses\":[{\"attribute\":\"department\","
                        + "\"operator\":\"NOT EQUALS\",\"value\":\"IT\"}]}]}]}}"));
        directory.user(outside, "Ann");
        directory.set(directory.user(staff, "Ben"), "department", "IT");
        directory.set(directory.user(staff, "Cem"), "department", "HR");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Cem");
        reconcile(false);

        assertThat(drift()).isEmpty();
    }

    @Test
    void aPageCostsTheSameNumberOfStatementsWhateverItHolds() {
        assertThat(statements(900)).isEqualTo(statements(10));
    }

    private int statements(int people) {
        try (Bench own = new Bench(server, 1000, "{\"directory\":\"corp.example\"}")) {
            Thing unit = own.directory.add("organizationalUnit", own.directory.root, "Unit");
            Thing group = own.directory.add("group", unit, "All");
            for (int i = 0; i < people; i++) {
                own.directory.link(group, "member", own.directory.user(unit, "Person " + i));
            }
            own.cycle();
            own.jdbc
                    .sql("update directory_object set properties = properties || '{\"jobTitle\":\"Wrong\"}'")
                    .update();
            own.jdbc.sql("delete from directory_reference").update();
            own.jdbc
                    .sql("update source_object set attributes = attributes - 'displayname'")
                    .update();
            int before = own.source.statements();
            own.jobs.reconcile(own.tenant, own.saved.id(), new ReconcileRequest(Optional.empty(), true));
            own.cycleOfItself();
            int statements = own.source.statements() - before;
            assertThat(own.members("All")).hasSize(people);
            assertThat(own.strings("select count(*) from drift where kind = 'stagedDifferently'"))
                    .containsExactly(Integer.toString(people));
            return statements;
        }
    }

    @Test
    void aCrashAtAnyStatementIsMadeGoodByReconcilingAgain() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        someCompany();
        bench.cycle();
        List<String> clean = bench.picture();
        spoil();
        for (int attempt = 0; attempt < 12; attempt++) {
            bench.source.breakAfter(1 + random.nextInt(200));
            try {
                reconcile(true);
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();
        }
        reconcile(true);
        reconcile(false);
        assertThat(drift()).as("seed %d", seed).containsExactly("withoutSource Ghost []");
        assertThat(withoutGhost())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(clean.stream()
                        .filter(line -> !line.contains("\"displayName\": \"Gone\""))
                        .toList());
        assertThat(leftInTheShadow()).isEmpty();
    }

    /** Some people, a group, a manager, a contact. */
    private Thing someCompany() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        Thing dan = directory.user(outside, "Dan");
        directory.user(staff, "Eve");
        directory.user(staff, "Gone");
        Thing team = directory.add("group", staff, "Team");
        directory.add("contact", outside, "Partner");
        directory.set(ben, "title", "Head");
        directory.link(team, "member", ben);
        directory.link(team, "member", dan);
        directory.link(cem, "manager", dan);
        return ann;
    }

    /** What can go wrong in the directory, in the staged copy and in the tenant directory, behind everybody's back. */
    private void spoil() {
        directory.vanish(directory.things.values().stream()
                .filter(thing -> thing.rdn.equals("CN=Gone"))
                .findFirst()
                .orElseThrow());
        sql("delete from source_object where rdn = 'CN=Ann'");
        sql("update source_object set attributes = attributes - 'title' where rdn = 'CN=Ben'");
        sql("""
                delete from source_link_value where attribute = 'member'
                and target_guid = (select guid from source_object where rdn = 'CN=Ben')
                """);
        tamper("Dan");
        for (String table : List.of("directory_key", "link")) {
            sql("delete from " + table + " where object_id in"
                    + " (select id from directory_object where properties ->> 'displayName' = 'Eve')");
        }
        sql("delete from directory_object where properties ->> 'displayName' = 'Eve'");
        sql("""
                delete from directory_reference where property = 'manager' or property = 'members'
                """);
        sql("""
                insert into directory_reference select o.tenant_id, o.id, 'members', t.id
                from directory_object o, directory_object t
                where o.properties ->> 'displayName' = 'Team' and t.properties ->> 'displayName' = 'Cem'
                """);
        sql("""
                insert into directory_object (tenant_id, id, kind, properties, sync_enabled)
                select id, gen_random_uuid(), 'user', '{"displayName":"Ghost"}', true from tenant
                """);
    }

    private List<String> withoutGhost() {
        return bench.picture().stream().filter(line -> !line.contains("Ghost")).toList();
    }

    private void tamper(String name) {
        sql("""
                update directory_object set properties = properties || '{"jobTitle":"Wrong"}'
                where properties ->> 'displayName' = '%s'
                """.formatted(name));
    }

    private void sql(String statement) {
        bench.jdbc.sql(statement).update();
    }

    private void reconcile(boolean repair) {
        reconcile(new ReconcileRequest(Optional.empty(), repair));
    }

    private void reconcile(ReconcileRequest request) {
        bench.jobs.reconcile(bench.tenant, bench.saved.id(), request);
        bench.cycleOfItself();
    }

    /** Of the last cycle: kind, name, and what differs; of those that are made anew only that they are. */
    private List<String> drift() {
        return bench.strings("""
                select d.kind || ' ' || coalesce(nullif(d.source_name, ''), d.object_name) || ' ['
                       || case when d.kind = 'notInTenantDirectory' then ''
                               else coalesce((select string_agg(concat_ws(' ', e ->> 'displayName',
                                        case when jsonb_exists(e, 'oldValue') then coalesce(e ->> 'oldValue', '') end,
                                        case when jsonb_exists(e, 'newValue') then coalesce(e ->> 'newValue', '') end), ', ')
                                    from jsonb_array_elements(d.differences) e), '') end || ']'
                from drift d where d.cycle_id = (select id from cycle order by number desc limit 1) order by d.number
                """);
    }

    /** All that is staged, and all that the tenant directory has. */
    private List<String> everything() {
        List<String> all = new ArrayList<>(bench.picture());
        all.addAll(bench.strings("select s::text from source_object s order by guid"));
        all.addAll(
                bench.strings("select v::text from source_link_value v order by owner_guid, attribute, target_guid"));
        all.addAll(bench.strings("select o::text from directory_object o order by id"));
        all.addAll(bench.strings("select l::text from link l order by source_guid"));
        all.addAll(bench.strings("select encode(position, 'hex') from watermark"));
        return all;
    }

    private List<String> leftInTheShadow() {
        return bench.strings("""
                select 'object' from shadow_object union all select 'link' from shadow_link_value
                union all select 'guid' from shadow_guid
                """);
    }
}
