package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** Who is in scope because of the groups that limit it. */
abstract class GroupsInScopeContract extends ScopeFixture {
    GroupsInScopeContract(Server server) {
        super(server);
    }

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
