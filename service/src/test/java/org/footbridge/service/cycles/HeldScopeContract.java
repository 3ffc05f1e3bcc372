package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** What the scope names is gone, or does not answer: nobody is deleted for that. */
abstract class HeldScopeContract extends ScopeFixture {
    HeldScopeContract(Server server) {
        super(server);
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

    private long usn() {
        return Long.parseLong(
                bench.strings("select highest_usn::text from watermark").getFirst());
    }
}
