package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.engine.explain.Reason;
import org.footbridge.engine.explain.Rule;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Members of another forest: two directories of one tenant that cannot see each other. The group's directory knows the user
 * by its security identifier alone.
 */
@Tag("slow")
class ForeignMembersTest {
    private static final String PARTNER = "partner.example";
    private static final String SID = "S-1-5-21-4000000001-22-33-1105";
    private static final String OTHER_SID = "S-1-5-21-4000000001-22-33-1106";

    private final Bench bench = new Bench(Server.PRIVATE, 3, "{\"directory\":\"corp.example\"}");
    private final ScriptedDirectory corp = bench.directory;
    private final ScriptedDirectory partner = new ScriptedDirectory(3, 2, "DC=partner,DC=example");
    private Thing people = partner.root;
    private Thing groups = corp.root;
    private Thing team = corp.root;

    @BeforeEach
    void connect() {
        bench.connect(PARTNER, partner, "{\"directory\":\"partner.example\"}");
        people = partner.add("organizationalUnit", partner.root, "People");
        groups = corp.add("organizationalUnit", corp.root, "Groups");
        team = corp.add("group", groups, "Team");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Thing foreigner(String name, String sid) {
        Thing user = partner.user(people, name);
        partner.set(user, "objectSid", sid);
        return user;
    }

    private void succeed(String... configurations) {
        for (String configuration : configurations) {
            assertThat(bench.cycle(configuration).state()).as(configuration).isEqualTo(CycleState.SUCCEEDED);
        }
    }

    private Thing member() {
        Thing ann = foreigner("Ann", SID);
        Thing principal = corp.foreign(SID);
        corp.link(team, "member", principal);
        succeed("main", PARTNER, "main");
        assertThat(bench.members("Team")).containsExactly("Ann");
        return ann;
    }

    private Thing principal(String sid) {
        return corp.things.values().stream()
                .filter(thing -> thing.rdn.equals("CN=" + sid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theGroupThatIsReadFirstGetsItsMemberWhenTheUserArrives() {
        foreigner("Ann", SID);
        corp.link(team, "member", corp.foreign(SID));
        succeed("main");
        assertThat(bench.members("Team")).isEmpty();
        assertThat(bench.jobs.withWork(bench.tenant, new UUID(0, 0))).isEmpty();

        succeed(PARTNER);
        assertThat(bench.jobs.withWork(bench.tenant, new UUID(0, 0)))
                .as("the group's configuration has work by the user's arrival")
                .containsExactly(bench.configurations
                        .find(bench.tenant, "main")
                        .orElseThrow()
                        .id());
        succeed("main");

        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.account()).containsEntry("membersAdded", 1).containsEntry("read", 0);
    }

    @Test
    void theUserWhoIsReadFirstIsAMemberInTheCycleThatReadsTheGroup() {
        foreigner("Ann", SID);
        corp.link(team, "member", corp.foreign(SID));
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).containsExactly("Ann");
    }

    @Test
    void groupsOfOneForestAreMembersInAnother() {
        Thing crew = partner.add("group", people, "Crew");
        partner.set(crew, "objectSid", SID);
        corp.link(team, "member", corp.foreign(SID));
        succeed("main", PARTNER, "main");
        assertThat(bench.members("Team")).containsExactly("Crew");
    }

    @Test
    void whoIsTakenOutOfTheGroupIsNoMemberAnyMore() {
        member();
        corp.unlink(team, "member", principal(SID));
        succeed("main");
        assertThat(bench.members("Team")).isEmpty();
        assertThat(bench.account()).containsEntry("membersRemoved", 1);
    }

    @Test
    void aDeletedForeignSecurityPrincipalEndsTheMembership() {
        member();
        corp.delete(principal(SID));
        succeed("main");
        assertThat(bench.members("Team")).isEmpty();
        assertThat(bench.account()).containsEntry("membersRemoved", 1).containsEntry("deleted", 0);

        corp.link(team, "member", corp.foreign(SID));
        succeed("main");
        assertThat(bench.members("Team")).containsExactly("Ann");
    }

    @Test
    void aMemberWhoIsDeletedAndRestoredInItsForestIsAMemberAgain() {
        Thing ann = member();
        partner.delete(ann);
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).isEmpty();

        partner.restore(ann);
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).containsExactly("Ann");
    }

    @Test
    void aMemberWhoLeavesTheScopeAndComesBackIsAMemberAgain() {
        member();
        bench.save(
                PARTNER,
                "{\"directory\":\"partner.example\",\"scope\":{\"exclude\":[\"OU=People,DC=partner,DC=example\"]}}");
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).isEmpty();

        bench.save(PARTNER, "{\"directory\":\"partner.example\"}");
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).containsExactly("Ann");
    }

    @Test
    void aMemberWhoseDirectoryIsNotSynchronisedAnyMoreStaysOneUntilTheGroupSaysOtherwise() {
        member();
        bench.configurations.delete(bench.tenant, PARTNER);
        replan();
        assertThat(bench.members("Team")).containsExactly("Ann");

        corp.unlink(team, "member", principal(SID));
        succeed("main");
        assertThat(bench.members("Team")).isEmpty();

        corp.link(team, "member", principal(SID));
        bench.save(PARTNER, "{\"directory\":\"partner.example\"}");
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.names("user")).containsExactly("Ann");
    }

    @Test
    void aSecurityIdentifierThatChangesHandsTakesTheMembershipWithIt() {
        Thing ann = member();
        partner.set(ann, "objectSid", OTHER_SID);
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).as("nobody has the identifier").isEmpty();

        foreigner("Ben", SID);
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).containsExactly("Ben");

        corp.link(team, "member", corp.foreign(OTHER_SID));
        succeed("main");
        assertThat(bench.members("Team")).containsExactly("Ann", "Ben");
    }

    @Test
    void anIdentifierThatChangesWhileItsMembershipEndsLeavesNothingBehind() {
        Thing ann = member();
        partner.set(ann, "objectSid", OTHER_SID);
        corp.unlink(team, "member", principal(SID));
        succeed(PARTNER, "main");
        assertThat(bench.members("Team")).isEmpty();
    }

    @Test
    void wellKnownIdentifiersAreNobodyAndNoFailure() {
        corp.link(team, "member", corp.foreign("S-1-5-11"));
        succeed("main");
        assertThat(bench.members("Team")).isEmpty();
        assertThat(bench.strings(
                        "select status from provisioning_event where status in ('failure', 'warning', 'skipped')"))
                .isEmpty();
    }

    @Test
    void whatStandsForTheMemberMayBeReadLaterThanBoth() {
        foreigner("Ann", SID);
        Thing principal = corp.foreign(SID);
        corp.link(team, "member", principal);
        corp.things.remove(principal.guid);
        succeed(PARTNER);
        succeed("main");
        bench.jdbc
                .sql("delete from source_object where guid = ?")
                .params(principal.guid)
                .update();
        succeed("main");
        assertThat(bench.members("Team")).isEmpty();

        corp.things.put(principal.guid, principal);
        corp.becomeAnotherController();
        succeed("main");
        assertThat(bench.members("Team")).containsExactly("Ann");
    }

    @Test
    void theSameIdentifierInAnotherTenantIsSomebodyElse() {
        corp.link(team, "member", corp.foreign(SID));
        UUID stranger = UUID.randomUUID();
        bench.jdbc
                .sql(
                        "insert into tenant (id, name, display_name, initial_domain) values (?, 'other', 'Other', 'other.invalid')")
                .params(stranger)
                .update();
        bench.jdbc
                .sql(
                        "insert into directory_object (tenant_id, id, kind, properties, sync_enabled) values (?, ?, 'user', ?::jsonb, true)")
                .params(stranger, UUID.randomUUID(), "{\"onPremisesSecurityIdentifier\": \"" + SID + "\"}")
                .update();
        succeed("main");
        assertThat(bench.strings("select count(*)::text from directory_reference"))
                .containsExactly("0");
    }

    @Test
    void whyNamesTheMembersWhomNobodyKnowsAndTheOthersThatAreMissing() {
        member();
        corp.link(team, "member", corp.foreign("S-1-5-21-9-9-9-1234"));
        corp.link(team, "member", corp.foreign("S-1-5-11"));
        Thing computer = corp.add("computer", groups, "PC1");
        corp.link(team, "member", computer);
        Thing nameless = corp.user(groups, "Nameless");
        corp.set(nameless, "sAMAccountName");
        corp.link(team, "member", nameless);
        bench.cycle("main");
        bench.saved = bench.configurations.find(bench.tenant, "main").orElseThrow();

        List<Reason> reasons = bench.explain.why(bench.saved, team.guid.toString()).explanation().reasons().stream()
                .filter(reason -> reason.rule() == Rule.REFERENCES)
                .toList();

        assertThat(reasons).extracting(Reason::name).containsOnly("members");
        assertThat(reasons.getFirst().detail()).isEqualTo("1 of 5 are in the tenant directory.");
        assertThat(values(reasons, "ForeignPrincipalUnknown")).containsExactly("S-1-5-21-9-9-9-1234");
        assertThat(values(reasons, "WellKnownPrincipal")).containsExactly("S-1-5-11");
        assertThat(values(reasons, "TargetNotRead")).containsExactly(computer.guid.toString());
        assertThat(values(reasons, "AccountNameMissing")).containsExactly("Nameless");
    }

    private static List<String> values(List<Reason> reasons, String code) {
        return reasons.stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .map(Reason::values)
                .orElseThrow(() -> new AssertionError("no " + code + " among " + reasons));
    }

    @Test
    void theNamesThatWhyGivesAreFewHoweverManyThereAre() {
        for (int i = 0; i < 25; i++) {
            corp.link(team, "member", corp.foreign("S-1-5-21-9-9-9-" + (2000 + i)));
        }
        succeed("main");
        bench.saved = bench.configurations.find(bench.tenant, "main").orElseThrow();
        int before = bench.source.statements();
        List<Reason> reasons = bench.explain
                .why(bench.saved, team.guid.toString())
                .explanation()
                .reasons();
        int of25 = bench.source.statements() - before;
        assertThat(values(reasons, "ForeignPrincipalUnknown"))
                .hasSize(11)
                .startsWith("S-1-5-21-9-9-9-2000")
                .endsWith("and 15 more");
        for (int i = 25; i < 90; i++) {
            corp.link(team, "member", corp.foreign("S-1-5-21-9-9-9-" + (2000 + i)));
        }
        succeed("main");
        before = bench.source.statements();
        assertThat(Objects.requireNonNull(bench.explain.why(bench.saved, team.guid.toString())))
                .isNotNull();
        assertThat(bench.source.statements() - before).isEqualTo(of25);
    }

    @Test
    void statementsForAPageDoNotFollowTheMembers() {
        assertThat(statements(400)).isEqualTo(statements(3));
    }

    /** Of the cycle that brings the users whom the group waits for, and of the one that makes them members. */
    private static int statements(int members) {
        try (Bench own = new Bench(Server.PRIVATE, 2000, "{\"directory\":\"corp.example\"}")) {
            ScriptedDirectory theirs = new ScriptedDirectory(2000, 2, "DC=partner,DC=example");
            own.connect(PARTNER, theirs, "{\"directory\":\"partner.example\"}");
            Thing all = own.directory.add("group", own.directory.root, "All");
            for (int i = 0; i < members; i++) {
                String sid = "S-1-5-21-4000000001-22-33-" + (5000 + i);
                own.directory.link(all, "member", own.directory.foreign(sid));
                theirs.set(theirs.user(theirs.root, "Person " + i), "objectSid", sid);
            }
            own.cycle("main");
            int before = own.source.statements();
            own.cycle(PARTNER);
            own.cycle("main");
            assertThat(own.members("All")).hasSize(members);
            return own.source.statements() - before;
        }
    }

    private void replan() {
        bench.jdbc.sql("update job set replan_requested = true").update();
        succeed("main");
    }
}
