package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Membership by primaryGroupID, which no directory lists in member. */
@Tag("slow")
class PrimaryGroupTest {
    private static final String DOMAIN = "S-1-5-21-4000000001-22-33-";
    private static final String OFF = "{\"directory\":\"corp.example\"}";
    private static final String ON = "{\"directory\":\"corp.example\",\"primaryGroupMembers\":true}";

    private Bench bench = new Bench(Server.PRIVATE, 3, ON);
    private ScriptedDirectory directory = bench.directory;
    private Thing staff = directory.root;
    private Thing everybody = directory.root;
    private Thing crew = directory.root;
    private int relativeId = 2000;

    @BeforeEach
    void populate() {
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        everybody = group("Everybody", 513);
        crew = group("Crew", 1513);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Thing group(String name, int id) {
        Thing group = directory.add("group", staff, name);
        directory.set(group, "objectSid", DOMAIN + id);
        return group;
    }

    private Thing user(String name, int primaryGroup) {
        Thing user = directory.user(staff, name);
        directory.set(user, "objectSid", DOMAIN + relativeId++);
        directory.set(user, "primaryGroupID", Integer.toString(primaryGroup));
        return user;
    }

    /** As Active Directory does it: the old primary group gets a value of member, the new one loses its own. */
    private void changePrimaryGroup(Thing user, Thing from, Thing to, int id) {
        directory.link(from, "member", user);
        directory.set(user, "primaryGroupID", Integer.toString(id));
        directory.unlink(to, "member", user);
    }

    private void succeed() {
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
    }

    private void use(String definition) {
        bench.save(definition);
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
    }

    @Test
    void whoHasAGroupForItsPrimaryGroupIsAMember() {
        user("Ann", 513);
        user("Ben", 1513);
        Thing cem = user("Cem", 513);
        directory.link(crew, "member", cem);
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ann", "Cem");
        assertThat(bench.members("Crew")).containsExactly("Ben", "Cem");
        assertThat(bench.account()).containsEntry("membersAdded", 4);

        succeed();
        assertThat(bench.account()).containsEntry("membersAdded", 0).containsEntry("membersRemoved", 0);
    }

    @Test
    void withoutTheOptionPrimaryGroupsAreNotEvenAskedFor() {
        bench.close();
        bench = new Bench(Server.PRIVATE, 3, OFF);
        directory = bench.directory;
        populate();
        user("Ann", 513);
        succeed();
        assertThat(bench.members("Everybody")).isEmpty();
        assertThat(asked()).isFalse();
    }

    private boolean asked() {
        return directory.requests.stream()
                .filter(Request::hasReadAll)
                .flatMap(request -> request.getReadAll().getSettings().getAttributesList().stream())
                .map(AttributeRequest::getName)
                .anyMatch("primaryGroupID"::equals);
    }

    @Test
    void aChangeOfPrimaryGroupIsRightInWhateverOrderItIsTold() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        List<Thing> people = new ArrayList<>();
        List<Boolean> inCrew = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(user("Person " + i, 513));
            inCrew.add(false);
            directory.link(crew, "member", people.get(i));
        }
        succeed();
        directory.disorder(random);
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < people.size(); i++) {
                if (random.nextBoolean()) {
                    boolean now = inCrew.get(i);
                    changePrimaryGroup(people.get(i), now ? crew : everybody, now ? everybody : crew, now ? 513 : 1513);
                    inCrew.set(i, !now);
                }
            }
            succeed();
            assertThat(bench.members("Everybody"))
                    .as("round %d, seed %d", round, seed)
                    .hasSize(8);
            assertThat(bench.members("Crew"))
                    .as("round %d, seed %d", round, seed)
                    .hasSize(8);
            assertThat(bench.account())
                    .as("round %d, seed %d", round, seed)
                    .containsEntry("membersAdded", 0)
                    .containsEntry("membersRemoved", 0);
        }
    }

    @Test
    void aMemberOnTwoWaysIsOneUntilBothHaveEnded() {
        Thing ann = user("Ann", 513);
        directory.link(everybody, "member", ann);
        succeed();
        assertThat(bench.account()).containsEntry("membersAdded", 1);

        directory.unlink(everybody, "member", ann);
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ann");

        directory.link(everybody, "member", ann);
        directory.set(ann, "primaryGroupID", "1513");
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ann");
        assertThat(bench.members("Crew")).containsExactly("Ann");

        directory.unlink(everybody, "member", ann);
        succeed();
        assertThat(bench.members("Everybody")).isEmpty();
    }

    @Test
    void aGroupThatComesIntoScopeLaterHasItsMembersAtOnce() {
        bench.close();
        bench = new Bench(Server.PRIVATE, 3, """
                {"directory":"corp.example","primaryGroupMembers":true,
                 "scope":{"exclude":["OU=Outside,DC=corp,DC=example"]}}""");
        directory = bench.directory;
        populate();
        Thing outside = directory.add("organizationalUnit", directory.root, "Outside");
        directory.move(everybody, outside);
        user("Ann", 513);
        succeed();
        assertThat(bench.names("group")).containsExactly("Crew");

        directory.move(everybody, staff);
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ann");

        directory.move(everybody, outside);
        succeed();
        directory.move(everybody, staff);
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ann");
    }

    @Test
    void whoIsDeletedAndRestoredIsAMemberAgain() {
        Thing ann = user("Ann", 513);
        succeed();
        directory.delete(ann);
        succeed();
        assertThat(bench.members("Everybody")).isEmpty();
        directory.restore(ann);
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ann");

        directory.delete(ann);
        directory.restore(ann);
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ann");
    }

    @Test
    void theOptionIsSwitchedOnAndOffWithoutReadingTheDirectoryAgain() {
        bench.close();
        bench = new Bench(Server.PRIVATE, 3, OFF);
        directory = bench.directory;
        populate();
        Thing ann = user("Ann", 513);
        user("Ben", 513);
        succeed();
        directory.requests.clear();

        use(ON);
        assertThat(bench.members("Everybody")).containsExactly("Ann", "Ben");
        assertThat(directory.requests).noneMatch(Request::hasReadAll).anyMatch(Request::hasReadAttributes);
        directory.link(everybody, "member", ann);
        succeed();

        use(OFF);
        assertThat(bench.members("Everybody")).containsExactly("Ann");
        assertThat(bench.strings("select count(*)::text from source_link_value where attribute = 'primarygroupid'"))
                .containsExactly("0");

        use(ON);
        assertThat(bench.members("Everybody")).containsExactly("Ann", "Ben");
    }

    @Test
    void aMemberThatACompleteReadingDoesNotFindStaysOne() {
        Thing ann = user("Ann", 513);
        user("Ben", 513);
        succeed();
        directory.vanish(ann);
        directory.becomeAnotherController();
        succeed();
        assertThat(bench.account()).containsEntry("kind", "full").containsEntry("missing", 1);
        assertThat(bench.members("Everybody")).containsExactly("Ann", "Ben");

        directory.things.put(ann.guid, ann);
        directory.set(ann, "primaryGroupID", "1513");
        succeed();
        assertThat(bench.members("Everybody")).containsExactly("Ben");
        assertThat(bench.members("Crew")).containsExactly("Ann");
    }

    @Test
    void anUnusableNumberIsNoGroupAndNoFailure() {
        Thing ann = user("Ann", 513);
        directory.set(ann, "primaryGroupID", "none");
        Thing ben = user("Ben", 513);
        directory.set(ben, "primaryGroupID", "999999999999999999999");
        user("Cem", 4711);
        succeed();
        assertThat(bench.members("Everybody")).isEmpty();
    }

    @Test
    void aCompleteReadingChangesNothing() {
        Thing ann = user("Ann", 513);
        directory.link(crew, "member", ann);
        succeed();
        List<String> before = bench.picture();
        directory.becomeAnotherController();
        succeed();
        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("membersAdded", 0)
                .containsEntry("membersRemoved", 0);
        assertThat(bench.picture()).isEqualTo(before);
    }

    @Test
    void oneChangeAmongManyMembersTouchesThatMemberAlone() {
        for (int i = 0; i < 400; i++) {
            user("Person " + i, 513);
        }
        succeed();
        assertThat(bench.members("Everybody")).hasSize(400);
        directory.set(everybody, "description", "Everybody");
        user("Late", 513);
        bench.jdbc.sql("update source_link_value set read_by = 0").update();
        succeed();
        assertThat(bench.members("Everybody")).hasSize(401);
        assertThat(bench.strings("select count(*)::text from source_link_value where read_by <> 0"))
                .as("staged links that were written")
                .containsExactly("1");
        assertThat(bench.account()).containsEntry("membersAdded", 1).containsEntry("membersRemoved", 0);
    }

    @Test
    void statementsForAPageDoNotFollowTheMembers() {
        assertThat(statements(600)).isEqualTo(statements(5));
    }

    private int statements(int members) {
        try (Bench own = new Bench(Server.PRIVATE, 2000, ON)) {
            bench.close();
            bench = own;
            directory = own.directory;
            populate();
            for (int i = 0; i < members; i++) {
                user("Person " + i, 513);
            }
            int before = own.source.statements();
            succeed();
            assertThat(own.members("Everybody")).hasSize(members);
            return own.source.statements() - before;
        }
    }
}
