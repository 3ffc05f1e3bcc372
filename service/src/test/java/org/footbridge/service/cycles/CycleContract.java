package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** What a cycle does to the tenant directory, on every database that the service runs on. */
abstract class CycleContract extends CorpFixture {
    CycleContract(Server server) {
        super(server);
    }

    @Test
    void anInitialCycleCreatesWhatTheDirectoryHolds() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        directory.link(team, "member", ben);
        directory.link(ben, "manager", ann);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        assertThat(bench.members("Team")).containsExactly("Ann", "Ben");
        assertThat(bench.references("Ben", "manager")).containsExactly("Ann");
        assertThat(bench.property("Ann", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Ann,OU=Staff,DC=corp,DC=example");
        assertThat(bench.account())
                .containsEntry("kind", "initial")
                .containsEntry("read", 6)
                .containsEntry("created", 3)
                .containsEntry("updated", 0)
                .containsEntry("failed", 0)
                .containsEntry("membersAdded", 2);
    }

    @Test
    void anIncrementalCycleWritesOnlyWhatChanged() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        bench.cycle();

        directory.set(ann, "title", "Head");
        bench.cycle();

        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.account())
                .containsEntry("kind", "incremental")
                .containsEntry("read", 1)
                .containsEntry("updated", 1)
                .containsEntry("created", 0);

        directory.set(ann, "title");
        bench.cycle();
        assertThat(bench.property("Ann", "jobTitle")).isEmpty();
        assertThat(
                        bench.strings(
                                "select modified_properties::jsonb::text from provisioning_event where action = 'update' order by at desc limit 1"))
                .singleElement()
                .asString()
                .contains("\"oldValue\": \"Head\"")
                .contains("\"newValue\": null");
    }

    @Test
    void aCycleWithoutChangesChangesNothing() {
        directory.user(staff, "Ann");
        bench.cycle();
        List<String> before = bench.picture();
        int changes = changes();

        bench.cycle();

        assertThat(bench.picture()).isEqualTo(before);
        assertThat(changes()).isEqualTo(changes);
        assertThat(bench.account()).containsEntry("updated", 0).containsEntry("read", 0);
    }

    @Test
    void valuesThatWereTooLargeToBeSentFailTheirObjectAlone() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.set(ann, "title", "Head");
        directory.refuse(ben, "title", 3_000_000);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.strings("select code || ' ' || reason from provisioning_event where status = 'failure'"))
                .singleElement()
                .asString()
                .startsWith("AttributeTooLarge")
                .contains("title", "CN=Ben", "3000000");

        directory.refuse(ann, "title", 2_000_000);
        directory.set(ben, "title", "Clerk");
        bench.cycle();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.property("Ben", "jobTitle")).isEqualTo("Clerk");

        directory.set(ann, "title");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.property("Ann", "jobTitle")).isEmpty();
    }

    /** What is planned at once is bounded by what objects hold, not only by their number. */
    @Test
    void aPageOfLargeObjectsHoldsFewOfThem() {
        List<UUID> made = peopleWithLargeValues("adminDescription");
        bench.cycle();
        bench.jdbc.sql("update source_object set dirty = true").update();

        List<List<DirtyObject>> pages = pages();

        assertThat(pages.stream()
                        .flatMap(List::stream)
                        .map(object -> object.object().guid().value()))
                .doesNotHaveDuplicates()
                .containsAll(made);
        assertThat(pages).hasSizeBetween(2, 4);
        assertThat(pages.stream()
                        .mapToLong(page -> page.stream()
                                .flatMap(object -> object.object().texts("adminDescription").stream())
                                .mapToLong(String::length)
                                .sum())
                        .max()
                        .orElse(0))
                .isBetween(8L * 1024 * 1024, 8L * 1024 * 1024 + 1_200_000);
    }

    /** What is planned is compared with what the tenant directory holds, and both are in memory. */
    @Test
    void aPageOfObjectsThatAreLinkedToLargeOnesHoldsFewOfThem() {
        peopleWithLargeValues("thumbnailPhoto");
        bench.cycle();
        assertThat(bench.strings("select sum(pg_column_size(properties)) > 14000000 from directory_object"))
                .containsExactly("t");
        assertThat(bench.strings("select max(length(modified_properties::text)) < 20000 from provisioning_event"))
                .as("the log does not hold the photos as well")
                .containsExactly("t");
        bench.jdbc
                .sql("update source_object set attributes = attributes - 'thumbnailphoto', dirty = true")
                .update();

        assertThat(pages()).hasSizeBetween(2, 4);
    }

    private List<UUID> peopleWithLargeValues(String attribute) {
        Random random = new Random(11);
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            byte[] value = new byte[900_000];
            random.nextBytes(value);
            Thing user = directory.user(staff, "User" + i);
            directory.set(user, attribute, Base64.getEncoder().encodeToString(value));
            made.add(user.guid);
        }
        return made;
    }

    private List<List<DirtyObject>> pages() {
        List<List<DirtyObject>> pages = new ArrayList<>();
        List<DirtyObject> page = bench.dirtyPage(null);
        while (!page.isEmpty()) {
            pages.add(page);
            page = bench.dirtyPage(page.getLast().object().guid());
        }
        return pages;
    }

    @Test
    void aRenamedContainerChangesTheNamesBelowAndNothingElse() {
        Thing team = directory.add("organizationalUnit", staff, "Team");
        directory.user(team, "Ann");
        bench.cycle();
        String id = id("Ann");

        directory.rename(staff, "OU=People");
        bench.cycle();

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.property("Ann", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Ann,OU=Team,OU=People,DC=corp,DC=example");
        assertThat(bench.account())
                .containsEntry("read", 1)
                .containsEntry("updated", 1)
                .containsEntry("created", 0)
                .containsEntry("deleted", 0);
    }

    @Test
    void aDeletedUserIsSoftDeletedAndLeavesItsGroups() {
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        bench.cycle();
        String id = id("Ann");

        directory.delete(ann);
        bench.cycle();

        assertThat(bench.names("user")).isEmpty();
        assertThat(bench.members("Team")).isEmpty();
        assertThat(bench.account()).containsEntry("deleted", 1);
        assertThat(bench.strings("select id::text from directory_object where deleted_at is not null"))
                .containsExactly(id);

        directory.restore(ann);
        directory.set(ann, "title", "Back");
        bench.cycle();

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Back");
        assertThat(bench.account()).containsEntry("restored", 1).containsEntry("created", 0);
    }

    @Test
    void aRenamedObjectHasItsNewCommonName() {
        Thing team = directory.add("group", staff, "Team");
        bench.cycle();
        assertThat(bench.names("group")).containsExactly("Team");

        directory.rename(team, "CN=Crew\\, \\C3\\A9lite");
        bench.cycle();

        assertThat(bench.names("group")).containsExactly("Crew, \u00e9lite");
    }

    @Test
    void aNameFreedByADeleteIsTakenInTheSameCycle() {
        Thing first = directory.user(staff, "Ann");
        bench.cycle();
        directory.delete(first);
        Thing second = directory.user(outside, "Ann");
        assertThat(second.guid).isNotEqualTo(first.guid);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.property("Ann", "onPremisesObjectIdentifier")).isEqualTo(second.guid.toString());
        assertThat(bench.account()).containsEntry("created", 1).containsEntry("deleted", 1);
    }

    @Test
    void moreDeletesThanTheThresholdAreHeldAndEverythingElseIsDone() {
        bench.save("{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":2}}");
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(directory.user(staff, "Person " + i));
        }
        bench.cycle();
        people.subList(0, 3).forEach(directory::delete);
        directory.set(people.get(4), "title", "Witness");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);

        assertThat(bench.names("user")).hasSize(5);
        assertThat(bench.property("Person 4", "jobTitle")).isEqualTo("Witness");
        assertThat(bench.account()).containsEntry("held", 3).containsEntry("error", "TooManyDeletes");
        assertThat(stagedDeletes()).isEqualTo(3);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.HALTED);
        assertThat(stagedDeletes()).as("listed once").isEqualTo(3);

        bench.decide.allow(bench.saved, 3, "test");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).containsExactly("Person 3", "Person 4");
    }

    @Test
    void whatIsAskedForWhileACycleRunsIsDoneByTheNext() {
        directory.user(staff, "Ann");
        Thing zoe = directory.user(outside, "Zoe");
        bench.cycle();
        bench.save("{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":7}}");
        directory.set(zoe, "title", "Guest");
        directory.beforePage(page -> {
            bench.save(WITHOUT_OUTSIDE.formatted(outside.guid));
            bench.jobs.request(bench.tenant, bench.saved.id(), true, "test");
        });
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        directory.beforePage(page -> {});
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
        assertThat(wishes()).isEqualTo("true true true");

        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.account()).containsEntry("kind", "full");
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(wishes()).isEqualTo("false false false");
    }

    private String wishes() {
        return bench.strings("""
                        select concat_ws(' ', full_requested::text, replan_requested::text, read_requested::text)
                        from job
                        """).getFirst();
    }

    @Test
    void aCycleAppliesTheRulesThatWereSavedBeforeItTookItsJob() {
        directory.user(staff, "Ann");
        directory.user(outside, "Zoe");
        bench.cycle();
        SavedConfiguration loaded = bench.saved;
        bench.save(WITHOUT_OUTSIDE.formatted(outside.guid));

        assertThat(bench.runCycle.run(loaded, "test").state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(wishes()).isEqualTo("false false false");
    }

    @Test
    void anObjectWhosePlaceIsNotKnownIsNeitherWrittenNorDeleted() {
        Thing team = directory.add("organizationalUnit", staff, "Team");
        Thing ann = directory.user(team, "Ann");
        bench.cycle();
        directory.vanish(team);
        bench.jdbc
                .sql("delete from source_object where guid = ?")
                .params(team.guid)
                .update();
        directory.set(ann, "title", "Head");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.property("Ann", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Ann,OU=Team,OU=Staff,DC=corp,DC=example");
        assertThat(bench.strings("select code from provisioning_event where status = 'failure'"))
                .containsExactly("PlaceUnknown");
    }

    @Test
    void peopleExchangeTheirSignInNamesInOneCycle() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        bench.cycle();

        directory.set(ann, "userPrincipalName", "ben@corp.example");
        directory.set(ben, "userPrincipalName", "ann@corp.example");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ben@corp.example");
        assertThat(bench.property("Ben", "userPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(bench.strings("select value from directory_key where kind = 'upn' order by 1"))
                .containsExactly("ann@corp.example", "ben@corp.example");
    }

    @Test
    void theFirstCycleAsksTheDirectoryWhatItCanHoldAndOthersOnlyWhenItMayHaveChanged() {
        bench.cycle();
        bench.cycle();
        assertThat(schemaRequests()).isEqualTo(1);
        assertThat(bench.strings("""
                        select description -> 'domain' ->> 'netBiosName' || ' ' || (description #>> '{attributes,1,name}')
                        from discovered_schema
                        """)).containsExactly("CORP badgeNumbers");

        bench.jdbc.sql("update discovered_schema set stale = true").update();
        bench.cycle();
        bench.cycle();
        assertThat(schemaRequests()).isEqualTo(2);
    }

    private long schemaRequests() {
        return directory.requests.stream().filter(Request::hasReadSchema).count();
    }

    @Test
    void thePageCostsTheSameNumberOfStatementsWhateverItHolds() {
        int few = statementsOfInitialCycle(10);
        int many = statementsOfInitialCycle(900);
        assertThat(many).isEqualTo(few);
    }

    private int statementsOfInitialCycle(int people) {
        try (Bench own = new Bench(server, 1000, EVERYTHING)) {
            Thing unit = own.directory.add("organizationalUnit", own.directory.root, "Unit");
            Thing group = own.directory.add("group", unit, "All");
            for (int i = 0; i < people; i++) {
                own.directory.link(group, "member", own.directory.user(unit, "Person " + i));
            }
            int before = own.source.statements();
            own.cycle();
            assertThat(own.members("All")).hasSize(people);
            return own.source.statements() - before;
        }
    }

    private int changes() {
        return Integer.parseInt(
                bench.strings("select count(*)::text from change").getFirst());
    }

    private int stagedDeletes() {
        return Integer.parseInt(
                bench.strings("select count(*)::text from provisioning_event where action = 'stagedDelete'")
                        .getFirst());
    }
}
