package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in scope by groups, containers and filters, and what happens when one of those is gone. */
abstract class ScopeContract {
    private static final String STAFF = "OU=Staff,DC=corp,DC=example";
    private static final String PILOT = "CN=Pilot,OU=Groups,DC=corp,DC=example";

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;
    private Thing outside;
    private Thing groups;
    private Thing pilot;

    @SuppressWarnings("NullAway.Init")
    ScopeContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 3, scope(""));
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
        groups = directory.add("organizationalUnit", directory.root, "Groups");
        pilot = directory.add("group", groups, "Pilot");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** @param scope the keys of {@code scope}, as JSON without braces */
    private static String scope(String scope) {
        return scope(scope, "");
    }

    private static String scope(String scope, String more) {
        return "{\"directory\":\"corp.example\",\"scope\":{" + scope + "}" + more + "}";
    }

    private static String list(String key, String... names) {
        return "\"" + key + "\":["
                + Arrays.stream(names).map(name -> "\"" + name + "\"").collect(Collectors.joining(",")) + "]";
    }

    private static String nested(String... names) {
        return list("groups", names) + ",\"nested\":true";
    }

    private static String filter(String key, String attribute, String value) {
        return "\"filters\":[{\"object\":\"user\",\"" + key + "\":[{\"clauses\":[{\"attribute\":\"" + attribute
                + "\",\"operator\":\"EQUALS\",\"value\":\"" + value + "\"}]}]}]";
    }

    private List<String> users() {
        return bench.names("user");
    }

    private CycleState cycle() {
        return bench.cycle().state();
    }

    private void settled() {
        assertThat(cycle()).isEqualTo(CycleState.SUCCEEDED);
    }

    // groups

    @Test
    void onlyDirectMembersOfAGroupAreInScopeAndTheGroupItselfIsNot() {
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        Thing cem = directory.user(outside, "Cem");
        Thing team = directory.add("group", groups, "Team");
        directory.link(pilot, "member", ann);
        directory.link(pilot, "member", team);
        directory.link(team, "member", cem);
        settled();

        assertThat(users()).containsExactly("Ann");
        assertThat(bench.names("group")).as("a member like any other").containsExactly("Team");
        assertThat(
                        bench.strings(
                                "select distinct outcome_code from source_object where rdn in ('CN=Ben', 'CN=Cem', 'CN=Pilot')"))
                .containsExactly("OutOfScope");
        assertThat(bench.strings(
                        "select distinct attributes::text from source_object where rdn in ('CN=Ben', 'CN=Cem')"))
                .as("what is out of scope is not kept")
                .containsExactly("{}");
    }

    @Test
    void membersOfMembersAreInScopeWhenAskedForAndACircleEnds() {
        bench.save(scope(nested(PILOT)));
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(outside, "Cem");
        directory.user(outside, "Dan");
        Thing team = directory.add("group", groups, "Team");
        Thing crew = directory.add("group", groups, "Crew");
        directory.link(pilot, "member", ann);
        directory.link(pilot, "member", team);
        directory.link(team, "member", ben);
        directory.link(team, "member", crew);
        directory.link(crew, "member", cem);
        directory.link(crew, "member", pilot);
        settled();

        assertThat(users()).containsExactly("Ann", "Ben", "Cem");
        assertThat(bench.names("group")).as("the group is below itself here").containsExactly("Crew", "Pilot", "Team");
    }

    @Test
    void whoIsAddedComesInAndWhoIsRemovedGoesOutInTheSameCycle() {
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.set(ben, "title", "Baker");
        directory.link(pilot, "member", ann);
        settled();
        assertThat(users()).containsExactly("Ann");
        String id = id("Ann");

        directory.link(pilot, "member", ben);
        directory.unlink(pilot, "member", ann);
        settled();

        assertThat(users()).containsExactly("Ben");
        assertThat(bench.property("Ben", "jobTitle"))
                .as("read, because only its identity was staged")
                .isEqualTo("Baker");
        assertThat(bench.account()).containsEntry("created", 1).containsEntry("deleted", 1);
        assertThat(bench.strings("select reason from provisioning_event where action = 'delete'"))
                .singleElement()
                .asString()
                .contains("member of a group");

        directory.link(pilot, "member", ann);
        settled();
        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.account()).containsEntry("restored", 1);
    }

    @Test
    void everybodyBelowANestedGroupFollowsIt() {
        bench.save(scope(nested(PILOT), ",\"deletes\":{\"percent\":100}"));
        Thing team = directory.add("group", groups, "Team");
        Thing crew = directory.add("group", groups, "Crew");
        List<String> people = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            directory.link(number < 4 ? team : crew, "member", directory.user(staff, "P" + number));
            people.add("P" + number);
        }
        directory.link(team, "member", crew);
        settled();
        assertThat(users()).isEmpty();

        directory.link(pilot, "member", team);
        settled();
        assertThat(users()).containsExactlyElementsOf(people);
        assertThat(bench.account()).containsEntry("read", 1);

        directory.unlink(team, "member", crew);
        settled();
        assertThat(users()).containsExactly("P1", "P2", "P3");

        directory.delete(team);
        settled();
        assertThat(users()).isEmpty();
    }

    @Test
    void whoBecomesAMemberWhileTheGroupIsReadComesIntoScopeWithIt() {
        bench.save(scope(nested(PILOT)));
        Thing team = directory.add("group", groups, "Team");
        Thing crew = directory.add("group", groups, "Crew");
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.set(ben, "title", "Baker");
        directory.link(crew, "member", ben);
        settled();
        assertThat(users()).isEmpty();

        directory.link(pilot, "member", team);
        directory.beforePage(page -> {
            if (directory.requests.getLast().hasReadChanges()) {
                directory.link(team, "member", ann);
                directory.link(team, "member", crew);
                directory.beforePage(later -> {});
            }
        });
        settled();

        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.names("group")).containsExactly("Crew", "Team");
        assertThat(bench.property("Ben", "jobTitle")).isEqualTo("Baker");
    }

    @Test
    void aNestedGroupThatIsRestoredIsReadAgain() {
        bench.save(scope(nested(PILOT)));
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", groups, "Team");
        directory.link(pilot, "member", team);
        directory.link(team, "member", ann);
        settled();
        directory.delete(team);
        settled();
        assertThat(users()).isEmpty();

        restoreWithLinks(team, ann);
        pilot.links
                .computeIfAbsent("member", attribute -> new LinkedHashSet<>())
                .add(team.guid);
        directory.link(pilot, "member", team);
        settled();

        assertThat(users()).containsExactly("Ann");
    }

    @Test
    void aGroupOutsideTheContainersInScopeStillSaysWhoItsMembersAre() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        Thing cem = directory.user(outside, "Cem");
        directory.link(pilot, "member", ann);
        directory.link(pilot, "member", cem);
        bench.save(scope(list("containers", STAFF) + "," + list("groups", PILOT)));
        settled();
        assertThat(users()).as("in the container and in the group").containsExactly("Ann");
        assertThat(bench.names("group")).isEmpty();

        directory.move(cem, staff);
        settled();
        assertThat(users()).containsExactly("Ann", "Cem");
    }

    @Test
    void groupsNeedNotBeSynchronisedToLimitTheScope() {
        String usersOnly = ",\"objects\":[\"user\"]";
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", groups, "Team");
        directory.link(pilot, "member", ann);
        directory.link(pilot, "member", team);
        directory.link(team, "member", ben);
        bench.save(scope("", usersOnly));
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");

        bench.save(scope(list("groups", PILOT), usersOnly));
        settled();
        assertThat(users()).containsExactly("Ann");

        bench.save(scope(nested(PILOT), usersOnly));
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.account()).containsEntry("kind", "full");

        directory.unlink(team, "member", ben);
        settled();
        assertThat(users()).containsExactly("Ann");
    }

    @Test
    void aScopeThatIsLimitedToGroupsLaterNeedsNoReadingWhenGroupsAreStaged() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        settled();
        int asked = directory.requests.size();

        bench.save(scope("\"groups\":[{\"name\":\"" + PILOT + "\",\"guid\":\"" + pilot.guid + "\"}]"));
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(directory.requests).hasSize(asked);
        assertThat(users()).containsExactly("Ann");
        assertThat(bench.account()).containsEntry("kind", "replan").containsEntry("deleted", 2);
    }

    @Test
    void aGroupWhoseMembersWereNotToldSoFarIsReadAlone() {
        bench.save(scope(list("containers", STAFF)));
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");

        bench.save(scope(list("containers", STAFF) + "," + list("groups", PILOT)));
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(users()).containsExactly("Ann");
        assertThat(directory.requests.getLast().getReadObjects().getGuidsCount())
                .isEqualTo(1);
        assertThat(bench.strings("select group_guid::text from staged_membership"))
                .containsExactly(pilot.guid.toString());
    }

    @Test
    void aGroupThatIsAskedForAndNotAnsweredHoldsTheConfiguration() {
        bench.save(scope(list("containers", STAFF)));
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        settled();
        directory.unanswered.add(pilot.guid);

        bench.save(scope(list("containers", STAFF) + "," + list("groups", PILOT)));
        for (int round = 0; round < 2; round++) {
            assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.HALTED);
            assertThat(users()).containsExactly("Ann", "Ben");
            assertThat(bench.account())
                    .containsEntry("error", "ScopeGroupNotRead")
                    .containsEntry("deleted", 0);
            assertThat(bench.strings("select group_guid::text from staged_membership"))
                    .isEmpty();
        }
        assertThat(bench.strings("select error_message from cycle order by number desc limit 1"))
                .singleElement()
                .asString()
                .contains(PILOT + " (" + pilot.guid + ")");

        directory.unanswered.clear();
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(users()).containsExactly("Ann");
    }

    @Test
    void aRestoredGroupThatIsNotAnsweredHoldsTheConfiguration() {
        for (String limits : List.of(list("groups", PILOT), nested(PILOT))) {
            bench.save(scope(limits));
            Thing ann = directory.user(staff, "Ann");
            directory.link(pilot, "member", ann);
            settled();
            assertThat(users()).containsExactly("Ann");
            directory.unanswered.add(pilot.guid);

            directory.delete(pilot);
            restoreWithLinks(pilot, ann);
            assertThat(cycle()).isEqualTo(CycleState.HALTED);
            assertThat(users()).containsExactly("Ann");
            assertThat(bench.account()).containsEntry("error", "ScopeGroupNotRead");

            directory.unanswered.clear();
            settled();
            assertThat(users()).containsExactly("Ann");
            assertThat(bench.account()).containsEntry("deleted", 0);
            directory.delete(ann);
            settled();
        }
    }

    @Test
    void referencesFollowRulesThatWereSavedWhileTheConfigurationWasHeld() {
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        directory.link(pilot, "member", ben);
        directory.link(ann, "manager", ben);
        settled();
        assertThat(bench.references("Ann", "manager")).containsExactly("Ben");
        directory.delete(pilot);
        bench.save(scope(
                list("groups", PILOT),
                ",\"mappings\":{\"remove\":[{\"object\":\"user\",\"target\":\"manager\",\"values\":\"clear\"}]}"));
        assertThat(cycle()).isEqualTo(CycleState.HALTED);

        restoreWithLinks(pilot, ann);
        directory.link(pilot, "member", ben);
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.references("Ann", "manager")).isEmpty();
    }

    @Test
    void aGroupThatWasLetGoOfIsReadAgainWhenItIsNamedAgain() {
        String limited = list("containers", STAFF) + "," + list("groups", PILOT);
        bench.save(scope(limited));
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        settled();
        bench.save(scope(list("containers", STAFF)));
        directory.unlink(pilot, "member", ann);
        directory.link(pilot, "member", ben);
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.strings("select group_guid::text from staged_membership"))
                .isEmpty();

        bench.save(scope(limited));
        settled();

        assertThat(users()).containsExactly("Ben");
    }

    @Test
    void aRenamedOrMovedGroupIsFollowed() {
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        settled();

        directory.rename(pilot, "CN=Wave 1");
        directory.move(pilot, outside);
        directory.link(pilot, "member", ben);
        settled();

        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.account()).containsEntry("created", 1).containsEntry("deleted", 0);
    }

    @Test
    void aDeletedGroupHoldsTheConfigurationUntilItIsRestored() {
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        settled();
        directory.rename(pilot, "CN=Wave 1");
        settled();
        List<String> before = bench.picture();

        directory.delete(pilot);
        directory.set(ann, "title", "Head");
        assertThat(cycle()).isEqualTo(CycleState.HALTED);

        assertThat(bench.picture()).isEqualTo(before);
        assertThat(bench.account())
                .containsEntry("error", "ScopeObjectGone")
                .containsEntry("read", 2)
                .containsEntry("deleted", 0);
        assertThat(bench.strings("select error_message || next_step from cycle order by number desc limit 1"))
                .singleElement()
                .asString()
                .contains("CN=Wave 1,OU=Groups,DC=corp,DC=example (" + pilot.guid + ")")
                .contains("Restore it");
        long usn = usn();
        directory.set(ben, "title", "Baker");
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        assertThat(usn()).as("the watermark moves on").isGreaterThan(usn);
        assertThat(bench.account()).containsEntry("read", 1);

        restoreWithLinks(pilot, ann);
        settled();

        assertThat(users()).containsExactly("Ann");
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.account()).containsEntry("deleted", 0);
    }

    @Test
    void aConfigurationThatIsHeldGoesOnWhenItsScopeIsCorrected() {
        Thing next = directory.add("group", groups, "Next");
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        directory.link(next, "member", ann);
        settled();
        directory.delete(pilot);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        String id = id("Ann");

        bench.save(scope(list("groups", "CN=Next,OU=Groups,DC=corp,DC=example")));
        settled();

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(users()).containsExactly("Ann");
        assertThat(bench.account()).containsEntry("deleted", 0);
    }

    @Test
    void theWordThatLetsDeletesThroughSurvivesAHeldConfiguration() {
        bench.save(scope(list("groups", PILOT), ",\"deletes\":{\"threshold\":0}"));
        Thing person = directory.user(staff, "Person");
        directory.link(pilot, "member", person);
        settled();
        directory.unlink(pilot, "member", person);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        bench.decide.allow(bench.saved, 1, "test");
        directory.delete(pilot);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        assertThat(bench.strings("select state from held_delete")).containsExactly("allowed");
    }

    @Test
    void anEmptyGroupPutsEverybodyOutOfScopeAndTheThresholdHoldsThem() {
        bench.save(scope(list("groups", PILOT), ",\"deletes\":{\"threshold\":3}"));
        List<Thing> people = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            people.add(directory.user(staff, "Person " + number));
            directory.link(pilot, "member", people.getLast());
        }
        settled();
        assertThat(users()).hasSize(5);

        people.forEach(person -> directory.unlink(pilot, "member", person));
        assertThat(cycle()).isEqualTo(CycleState.HALTED);

        assertThat(users()).hasSize(5);
        assertThat(bench.account()).containsEntry("held", 5).containsEntry("error", "TooManyDeletes");

        people.forEach(person -> directory.link(pilot, "member", person));
        settled();
        assertThat(users()).hasSize(5);
    }

    @Test
    void aGroupThatACompleteReadingDoesNotFindHoldsTheConfiguration() {
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        directory.link(pilot, "member", ann);
        settled();

        directory.vanish(pilot);
        directory.becomeAnotherController();
        assertThat(cycle()).isEqualTo(CycleState.HALTED);

        assertThat(users()).containsExactly("Ann");
        assertThat(bench.account()).containsEntry("kind", "full").containsEntry("error", "ScopeObjectGone");
    }

    @Test
    void aScopeThatTakesAContainerForAGroupOrAGroupForAContainerDeletesNobody() {
        directory.user(staff, "Ann");
        settled();
        for (String unfit : List.of(list("exclude", PILOT), list("groups", STAFF), list("containers", PILOT))) {
            bench.save(scope(unfit));
            assertThat(cycle()).as(unfit).isEqualTo(CycleState.HALTED);
            assertThat(bench.account())
                    .containsEntry("error", "ScopeObjectUnfit")
                    .containsEntry("deleted", 0);
        }
        assertThat(users()).containsExactly("Ann");
        bench.save(scope("\"everything\":true"));
        settled();
        assertThat(users()).containsExactly("Ann");
    }

    @Test
    void aScopeDoesNotBecomeTheWholeDirectoryBecauseItsLastGroupIsTakenOut() {
        bench.save(scope(list("groups", PILOT)));
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        directory.link(pilot, "member", ann);
        settled();
        directory.delete(pilot);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);

        ServiceFailure refused = catchThrowableOfType(ServiceFailure.class, () -> bench.save(scope("")));
        assertThat(refused.code()).isEqualTo("ScopeBecomesEverything");
        assertThat(refused.httpStatus()).isEqualTo(409);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        assertThat(users()).containsExactly("Ann");

        bench.save(scope("\"everything\":true"));
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");
    }

    @Test
    void aGroupThatWasMadeAnewIsFoundByItsNameWhenTheConfigurationIsAppliedAgain() {
        String limited = scope(list("groups", PILOT) + "," + list("containers", STAFF));
        bench.save(limited);
        Thing ann = directory.user(staff, "Ann");
        directory.link(pilot, "member", ann);
        settled();
        int version = bench.saved.version();
        assertThat(bench.save(limited).version()).as("nothing is gone").isEqualTo(version);

        directory.delete(pilot);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        Thing anew = directory.add("group", groups, "Pilot");
        directory.link(anew, "member", directory.user(staff, "Ben"));
        directory.link(anew, "member", ann);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        assertThat(users()).containsExactly("Ann");

        bench.save(limited);
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.account()).containsEntry("deleted", 0);
    }

    // containers

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
    void aDeletedContainerHoldsTheConfigurationUntilItIsRestored() {
        bench.save(scope(list("containers", STAFF)));
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        settled();
        String id = id("Ann");

        directory.move(ben, outside);
        directory.delete(ann);
        directory.delete(staff);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);

        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(bench.account()).containsEntry("error", "ScopeObjectGone").containsEntry("deleted", 0);

        directory.restore(staff);
        directory.restore(ann);
        directory.move(ben, staff);
        settled();
        assertThat(users()).containsExactly("Ann", "Ben");
        assertThat(id("Ann")).isEqualTo(id);
    }

    @Test
    void anExcludedContainerThatIsDeletedHoldsTheConfigurationToo() {
        directory.user(staff, "Ann");
        bench.save(scope(list("exclude", "OU=Outside,DC=corp,DC=example")));
        settled();
        directory.delete(outside);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);
        assertThat(bench.account()).containsEntry("error", "ScopeObjectGone");

        bench.save(scope(""));
        settled();
        assertThat(users()).containsExactly("Ann");
    }

    @Test
    void aContainerThatAgentsDoNotFindAnyMoreIsNamed() {
        bench.save(scope(list("containers", STAFF)));
        directory.user(staff, "Ann");
        settled();
        directory.vanish(staff);
        assertThat(cycle()).isEqualTo(CycleState.HALTED);

        assertThat(users()).containsExactly("Ann");
        assertThat(bench.strings("select error_message from cycle order by number desc limit 1"))
                .singleElement()
                .asString()
                .contains(STAFF + " (" + staff.guid + ")");
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

    // filters and exclusions

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

    // cost

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

    private void restoreWithLinks(Thing group, Thing member) {
        directory.restore(group);
        // a recycle bin brings the links back without saying so
        group.links
                .computeIfAbsent("member", attribute -> new LinkedHashSet<>())
                .add(member.guid);
    }

    private long usn() {
        return Long.parseLong(
                bench.strings("select highest_usn::text from watermark").getFirst());
    }

    private String id(String displayName) {
        return bench.strings(
                        "select id::text from directory_object where properties ->> 'displayName' = ? and deleted_at is null",
                        displayName)
                .getFirst();
    }

    @Test
    void theAgentsAreAskedForMembersOnlyWhenGroupsLimitTheScope() {
        settled();
        assertThat(settings(directory.requests.getLast())).isFalse();
        bench.save(scope(list("groups", PILOT)));
        settled();
        assertThat(directory.requests.stream()
                        .filter(Request::hasReadChanges)
                        .toList()
                        .getLast()
                        .getReadChanges()
                        .getSettings()
                        .getMembership()
                        .getGroupGuidsCount())
                .isEqualTo(1);
    }

    private static boolean settings(Request request) {
        return request.getReadAll().getSettings().hasMembership();
    }
}
