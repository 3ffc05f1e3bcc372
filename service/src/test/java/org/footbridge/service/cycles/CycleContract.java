package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cycle does to the tenant directory, on every database that the service runs on. */
abstract class CycleContract {
    private static final String EVERYTHING = "{\"directory\":\"corp.example\"}";

    private static final String WITHOUT_OUTSIDE = "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":"
            + "[{\"name\":\"OU=Outside,DC=corp,DC=example\",\"guid\":\"%s\"}]}}";

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;
    private Thing outside;

    @SuppressWarnings("NullAway.Init")
    CycleContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        use(new Bench(server, 3, EVERYTHING));
    }

    private void use(Bench opened) {
        bench = opened;
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
    }

    @AfterEach
    void close() {
        bench.close();
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
    void aRefusedWatermarkEndsInAComparisonAndNotInAFreshStart() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        Thing gone = directory.user(staff, "Gone");
        bench.cycle();
        String id = id("Ann");
        directory.becomeAnotherController();
        directory.set(ann, "title", "Head");
        directory.vanish(gone);

        bench.cycle();

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.names("user")).containsExactly("Ann", "Ben", "Gone");
        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("created", 0)
                .containsEntry("updated", 1)
                .containsEntry("unchanged", 1)
                .containsEntry("deleted", 0)
                .containsEntry("missing", 1);
    }

    @Test
    void aBrokenReadingDeletesNothingAndKeepsTheWatermark() {
        for (int i = 0; i < 9; i++) {
            directory.user(staff, "Person " + i);
        }
        bench.cycle();
        directory.becomeAnotherController();
        directory.beforePage(page -> {
            if (page == 1) {
                directory.failNext(new RelayFailure("AgentSilent", "silent", "", true));
            }
        });

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        assertThat(bench.names("user")).hasSize(9);
        assertThat(bench.account()).containsEntry("error", "AgentSilent").containsEntry("deleted", 0);
        directory.beforePage(page -> {});
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).hasSize(9);
    }

    @Test
    void anEmptyAnswerIsNoEvidenceOfDeletes() {
        directory.user(staff, "Ann");
        bench.cycle();
        directory.becomeAnotherController();
        directory.things.clear();

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.account()).containsEntry("error", "EmptyDirectory").containsEntry("deleted", 0);
        assertThat(bench.strings("select guid::text from source_object where absent"))
                .isEmpty();
    }

    @Test
    void aCycleThatLostItsJobWritesNothingMore() {
        directory.user(staff, "Ann");
        bench.cycle();
        List<String> before = bench.picture();
        directory.user(staff, "Ben");
        directory.beforePage(page -> bench.jdbc
                .sql("update job set running_cycle_id = gen_random_uuid()")
                .update());

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        assertThat(bench.account()).containsEntry("error", "CycleOvertaken");
        assertThat(bench.picture()).isEqualTo(before);
        assertThat(bench.strings("select rdn from source_object where rdn = 'CN=Ben'"))
                .isEmpty();
        directory.beforePage(page -> {});
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
    }

    @Test
    void whatIsOutOfScopeIsNotKeptAndWhatComesIntoScopeIsRead() {
        bench.close();
        use(new Bench(
                server,
                3,
                "{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=Staff,DC=corp,DC=example\"]}}"));
        Thing team = directory.add("organizationalUnit", outside, "Team");
        directory.user(staff, "Ann");
        Thing zoe = directory.user(team, "Zoe");
        directory.set(zoe, "title", "Guest");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.strings("select attributes::text from source_object where guid = '" + zoe.guid + "'"))
                .containsExactly("{}");

        directory.move(team, staff);
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
        assertThat(bench.property("Zoe", "jobTitle")).isEqualTo("Guest");
        String id = id("Zoe");

        directory.move(team, outside);
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.strings("select attributes::text from source_object where guid = '" + zoe.guid + "'"))
                .containsExactly("{}");

        directory.move(zoe, staff);
        bench.cycle();
        assertThat(id("Zoe")).isEqualTo(id);
    }

    @Test
    void aRenamedScopeContainerIsFollowed() {
        bench.close();
        use(new Bench(
                server,
                3,
                "{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=Staff,DC=corp,DC=example\"]}}"));
        directory.user(staff, "Ann");
        bench.cycle();
        directory.rename(staff, "OU=Employees");
        directory.user(staff, "Ben");

        bench.cycle();

        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
    }

    @Test
    void aReferenceThatIsThereBeforeItsTargetWaitsForIt() {
        bench.close();
        use(new Bench(
                server,
                3,
                "{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=Staff,DC=corp,DC=example\"]}}"));
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
    void changedRulesAreAppliedToWhatIsStagedWithoutAskingTheDirectory() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "isCriticalSystemObject", "TRUE");
        directory.user(outside, "Zoe");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Zoe");
        directory.set(ann, "title", "not seen yet");
        int asked = directory.requests.size();

        bench.save(
                "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[{\"name\":\"OU=Outside,DC=corp,DC=example\",\"guid\":\""
                        + outside.guid + "\"}]},\"exclusions\":{\"off\":[\"CriticalSystemObject\"]}}");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(directory.requests).as("requests to the directory").hasSize(asked);
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.account())
                .containsEntry("kind", "replan")
                .containsEntry("read", 0)
                .containsEntry("created", 1)
                .containsEntry("deleted", 1);
        assertThat(bench.property("Ann", "jobTitle")).isEmpty();

        bench.cycleOfItself();
        assertThat(bench.account()).containsEntry("kind", "incremental");
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("not seen yet");
    }

    @Test
    void namesInADomainThatIsVerifiedLaterAreTakenWithoutAskingTheDirectory() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "userPrincipalName", "ann@late.example");
        bench.cycle();
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@test.invalid");
        int asked = directory.requests.size();

        bench.jdbc
                .sql("insert into verified_domain values (?, 'late.example')")
                .params(bench.tenant.value())
                .update();
        bench.jobs.planAgain(bench.tenant);
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@late.example");
        assertThat(directory.requests).hasSize(asked);
    }

    @Test
    void anAttributeThatWasNeverStagedIsReadAlone() {
        bench.save("{\"directory\":\"corp.example\",\"exclusions\":{\"off\":[\"CriticalSystemObject\"]}}");
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "isCriticalSystemObject", "TRUE");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Ben", "Cem");
        assertThat(staged(ann)).doesNotContain("iscriticalsystemobject");
        Thing dia = directory.user(staff, "Dia");
        directory.set(dia, "isCriticalSystemObject", "TRUE");
        directory.delete(cem);
        directory.requests.clear();

        bench.save("{\"directory\":\"corp.example\"}");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(directory.requests)
                .extracting(Request::getBodyCase)
                .containsExactly(Request.BodyCase.READ_ATTRIBUTES, Request.BodyCase.READ_CHANGES);
        assertThat(directory
                        .requests
                        .getFirst()
                        .getReadAttributes()
                        .getSettings()
                        .getAttributesList())
                .extracting(AttributeRequest::getName)
                .containsExactly("isCriticalSystemObject");
        assertThat(directory.requests.getLast().getReadChanges().getSettings().getAttributesList())
                .extracting(AttributeRequest::getName)
                .contains("isCriticalSystemObject", "displayName");
        assertThat(bench.names("user")).containsExactly("Ben");
        assertThat(staged(ann)).contains("iscriticalsystemobject", "userprincipalname");
        assertThat(staged(dia)).contains("iscriticalsystemobject", "userprincipalname");
        assertThat(staged(ben)).doesNotContain("iscriticalsystemobject");

        directory.set(ann, "isCriticalSystemObject");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        assertThat(directory.requests).hasSize(3);
    }

    @Test
    void anAttributeIsNotReadAloneAtAnotherDomainControllerThanTheChanges() {
        bench.save("{\"directory\":\"corp.example\",\"exclusions\":{\"off\":[\"CriticalSystemObject\"]}}");
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "isCriticalSystemObject", "TRUE");
        bench.cycle();
        directory.becomeAnotherController();
        directory.requests.clear();

        bench.save("{\"directory\":\"corp.example\"}");
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(directory.requests)
                .extracting(Request::getBodyCase)
                .contains(Request.BodyCase.READ_ATTRIBUTES, Request.BodyCase.READ_ALL);
        assertThat(bench.account()).containsEntry("kind", "full");
        assertThat(staged(ann)).contains("iscriticalsystemobject");
        assertThat(bench.names("user")).isEmpty();
    }

    @Test
    void anAttributeThatNoRuleNeedsIsLetGoAndReadAgainWhenOneDoes() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "isCriticalSystemObject", "TRUE");
        bench.cycle();
        assertThat(staged(ann)).contains("iscriticalsystemobject");

        bench.save("{\"directory\":\"corp.example\",\"exclusions\":{\"off\":[\"CriticalSystemObject\"]}}");
        bench.cycleOfItself();
        assertThat(staged(ann)).doesNotContain("iscriticalsystemobject");
        assertThat(bench.names("user")).containsExactly("Ann");
        directory.set(ann, "isCriticalSystemObject");
        bench.cycle();

        bench.save("{\"directory\":\"corp.example\"}");
        directory.requests.clear();
        bench.cycleOfItself();
        assertThat(directory.requests.getFirst().getBodyCase()).isEqualTo(Request.BodyCase.READ_ATTRIBUTES);
        assertThat(staged(ann)).doesNotContain("iscriticalsystemobject");
        assertThat(bench.names("user")).containsExactly("Ann");
    }

    @Test
    void aCrashWhileAnAttributeIsReadAloneIsMadeGoodByTheNextCycle() {
        String without = "{\"directory\":\"corp.example\",\"exclusions\":{\"off\":[\"CriticalSystemObject\"]}}";
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            people.add(directory.user(staff, "Person " + i));
        }
        bench.cycle();
        for (int at = 1; at < 60; at += 9) {
            bench.save(without);
            assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
            assertThat(bench.names("user")).hasSize(9);
            Thing critical = people.get(at % 9);
            directory.set(critical, "isCriticalSystemObject", "TRUE");
            bench.save(EVERYTHING);

            bench.source.breakAfter(at);
            try {
                bench.cycleOfItself();
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();

            assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
            assertThat(bench.names("user"))
                    .as("broken at statement %d", at)
                    .hasSize(8)
                    .doesNotContain(name(critical));
            directory.set(critical, "isCriticalSystemObject");
        }
    }

    private String staged(Thing thing) {
        return bench.strings("select attributes::text from source_object where guid = '" + thing.guid + "'")
                .getFirst();
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

    @Test
    void aCrashAtAnyStatementIsMadeGoodByTheNextCycle() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        Thing all = directory.add("group", staff, "All");
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(directory.user(staff, "Person " + i));
            directory.link(all, "member", people.getLast());
        }
        for (int round = 0; round < 25; round++) {
            change(random, people, all, round);
            bench.source.breakAfter(1 + random.nextInt(80));
            try {
                bench.cycle();
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();
            assertThat(bench.cycle().state())
                    .as("round %d, seed %d", round, seed)
                    .isEqualTo(CycleState.SUCCEEDED);
            assertThat(bench.names("user"))
                    .as("round %d, seed %d", round, seed)
                    .containsExactlyInAnyOrderElementsOf(people.stream()
                            .filter(p -> !p.deleted)
                            .map(CycleContract::name)
                            .toList());
            assertThat(bench.members("All"))
                    .as("round %d, seed %d", round, seed)
                    .containsExactlyInAnyOrderElementsOf(all.links.getOrDefault("member", java.util.Set.of()).stream()
                            .map(guid -> name(java.util.Objects.requireNonNull(directory.things.get(guid))))
                            .toList());
        }
    }

    private void change(Random random, List<Thing> people, Thing all, int round) {
        Thing one = people.get(random.nextInt(people.size()));
        if (one.deleted) {
            directory.restore(one);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> directory.set(one, "title", "Title " + round);
            case 1 -> directory.delete(one);
            case 2 -> directory.unlink(all, "member", one);
            case 3 -> {
                Thing born = directory.user(outside, "Born " + round);
                people.add(born);
                directory.link(all, "member", born);
            }
            default -> directory.rename(staff, "OU=Staff " + round);
        }
    }

    private static String name(Thing thing) {
        return thing.attributes.getOrDefault("displayName", List.of("")).getFirst();
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

    private String id(String displayName) {
        return bench.strings(
                        "select id::text from directory_object where properties ->> 'displayName' = ? and deleted_at is null",
                        displayName)
                .getFirst();
    }
}
