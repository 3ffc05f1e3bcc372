package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.footbridge.engine.explain.Explanation.Conclusion;
import org.footbridge.engine.explain.Reason;
import org.footbridge.engine.explain.Rule;
import org.footbridge.engine.explain.Verdict;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.cycles.ExplainObject.Why;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why an object is, or is not, synchronised: asked of the staged copy. */
abstract class WhyContract {
    private static final String SCOPE = """
            {"directory":"corp.example","scope":{"containers":["OU=Staff,DC=corp,DC=example"],
             "groups":["CN=Pilot,OU=Staff,DC=corp,DC=example"],"nested":true}}""";

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;
    private Thing outside;

    @SuppressWarnings("NullAway.Init")
    WhyContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 3, "{\"directory\":\"corp.example\"}");
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Why why(String object) {
        bench.saved = bench.configurations.find(bench.tenant, "main").orElseThrow();
        return bench.explain.why(bench.saved, object);
    }

    private static Reason reason(Why why, Rule rule) {
        return why.explanation().reasons().stream()
                .filter(reason -> reason.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " among " + why.explanation()));
    }

    @Test
    void anObjectIsFoundByNameGuidSignInNameAndId() {
        Thing team = directory.add("organizationalUnit", staff, "Team \\, North");
        Thing ann = directory.user(team, "Ann");
        bench.cycle();
        String id = bench.strings("select id::text from directory_object where kind = 'user'")
                .getFirst();
        for (String name : List.of(
                "CN=Ann,OU=Team \\, North,OU=Staff,DC=corp,DC=example",
                "cn=ann, ou=team \\, north, ou=staff, dc=CORP, dc=example",
                ann.guid.toString(),
                "ANN@corp.example",
                id)) {
            assertThat(why(name).explanation().guid().value()).as(name).isEqualTo(ann.guid);
        }
        assertThat(why("DC=corp,DC=example").explanation().code()).isEqualTo("NotASynchronisedClass");
        for (String name : List.of(
                "CN=Bob,OU=Staff,DC=corp,DC=example",
                "CN=Ann,OU=Staff,DC=corp,DC=example",
                "CN=Ann",
                "bob@corp.example",
                bench.tenant.toString())) {
            ServiceFailure refused = catchThrowableOfType(ServiceFailure.class, () -> why(name));
            assertThat(refused.code()).as(name).isEqualTo("ObjectNotStaged");
        }
    }

    @Test
    void anObjectThatIsSynchronisedTellsItsTargetItsValuesAndThatNothingWouldChange() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Baker");
        bench.cycle();

        Why why = why("ann@corp.example");

        assertThat(why.explanation().conclusion()).isEqualTo(Conclusion.SYNCHRONISED);
        assertThat(why.outcome()).contains("synchronised");
        assertThat(why.waits()).isFalse();
        assertThat(why.target().orElseThrow().text("displayName")).contains("Ann");
        assertThat(why.explanation().reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .returns(Rule.MAPPING, Reason::rule)
                        .returns("jobTitle", Reason::name)
                        .returns(List.of("Baker"), Reason::values));
        assertThat(reason(why, Rule.PLAN))
                .returns("none", Reason::name)
                .returns(Verdict.GIVES_NOTHING, Reason::verdict);
    }

    @Test
    void containersAndGroupsAreCalledByTheNamesTheyHaveNow() {
        Thing pilot = directory.add("group", staff, "Pilot");
        Thing crew = directory.add("group", staff, "Crew");
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(outside, "Cem");
        directory.link(pilot, "member", crew);
        directory.link(crew, "member", ann);
        bench.save(SCOPE);
        bench.cycle();
        directory.rename(staff, "OU=People");
        directory.rename(pilot, "CN=Wave 1");
        bench.cycle();

        Why in = why(ann.guid.toString());
        assertThat(reason(in, Rule.CONTAINERS).detail())
                .isEqualTo("It is in OU=People,DC=corp,DC=example (" + staff.guid + "), which is in scope.");
        assertThat(reason(in, Rule.GROUPS).detail())
                .contains("CN=Wave 1,OU=People,DC=corp,DC=example (" + pilot.guid + ")");

        Why noMember = why("CN=Ben,OU=People,DC=corp,DC=example");
        assertThat(noMember.explanation().guid().value()).isEqualTo(ben.guid);
        assertThat(noMember.explanation().code()).isEqualTo("OutOfScope");
        assertThat(noMember.explanation().reasons().stream()
                        .filter(reason -> reason.verdict() == Verdict.STOPS)
                        .map(Reason::rule))
                .containsExactly(Rule.GROUPS);
        assertThat(noMember.outcomeCode()).contains("OutOfScope");
        assertThat(noMember.target()).isEmpty();

        Why elsewhere = why("CN=Cem,OU=Outside,DC=corp,DC=example");
        assertThat(elsewhere.explanation().guid().value()).isEqualTo(cem.guid);
        assertThat(reason(elsewhere, Rule.CONTAINERS).verdict()).isEqualTo(Verdict.STOPS);
    }

    @Test
    void whatANewScopeWouldDoIsSeenBeforeItIsDone() {
        directory.user(staff, "Ann");
        directory.user(outside, "Zoe");
        bench.cycle();
        bench.save(
                "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[{\"name\":\"OU=Outside,DC=corp,DC=example\","
                        + "\"guid\":\"" + outside.guid + "\"}]}}");

        Why why = why("zoe@corp.example");

        assertThat(why.explanation().conclusion()).isEqualTo(Conclusion.NOT_SYNCHRONISED);
        assertThat(why.outcome()).contains("synchronised");
        assertThat(reason(why, Rule.PLAN).name()).isEqualTo("delete");
        assertThat(bench.names("user")).as("nothing is done").containsExactly("Ann", "Zoe");
    }

    @Test
    void aScopeThatNoCycleHasLookedUpIsRefused() {
        directory.user(staff, "Ann");
        bench.cycle();
        bench.save(SCOPE);
        ServiceFailure refused = catchThrowableOfType(ServiceFailure.class, () -> why("ann@corp.example"));
        assertThat(refused.code()).isEqualTo("ScopeNotResolved");
        assertThat(refused.httpStatus()).isEqualTo(409);
    }

    @Test
    void nobodyIsJudgedByAGroupWhoseMembersWereNeverRead() {
        Thing ann = directory.user(staff, "Ann");
        Thing pilot = directory.add("group", staff, "Pilot");
        directory.link(pilot, "member", ann);
        bench.save(SCOPE);
        bench.cycle();
        assertThat(why(ann.guid.toString()).explanation().conclusion()).isEqualTo(Conclusion.SYNCHRONISED);
        bench.jdbc.sql("delete from staged_membership").update();

        ServiceFailure refused = catchThrowableOfType(ServiceFailure.class, () -> why(ann.guid.toString()));

        assertThat(refused.code()).isEqualTo("ScopeNotResolved");
    }

    @Test
    void anObjectWhosePlaceIsUnknownIsNotJudged() {
        Thing team = directory.add("organizationalUnit", staff, "Team");
        Thing ann = directory.user(team, "Ann");
        bench.cycle();
        bench.jdbc
                .sql("delete from source_object where guid = ?")
                .params(team.guid)
                .update();

        Why why = why(ann.guid.toString());

        assertThat(why.explanation().conclusion()).isEqualTo(Conclusion.FAILED);
        assertThat(why.explanation().code()).isEqualTo("PlaceUnknown");
        assertThat(reason(why, Rule.PLAN).verdict()).isEqualTo(Verdict.FAILS);
    }

    private void save(String definition) {
        bench.save(definition);
        bench.cycle();
    }

    @Test
    void whatIsHeldSaysSoAndWhereToDecide() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        directory.link(team, "member", ben);
        save("{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":1,\"members\":{\"threshold\":1}}}");
        assertThat(why("ann@corp.example").hindrances()).isEmpty();

        directory.unlink(team, "member", ann);
        directory.unlink(team, "member", ben);
        bench.cycle();
        assertThat(why(team.guid.toString()).hindrances())
                .contains("2 members that would leave it are held: footbridge deletes list main");
        assertThat(why(ann.guid.toString()).hindrances())
                .contains("It would leave groups and is held in them (Team): footbridge deletes list main");

        directory.delete(ann);
        directory.delete(ben);
        bench.cycle();
        assertThat(why(ann.guid.toString()).hindrances())
                .contains("Its delete is held until somebody decides: footbridge deletes list main");
    }

    @Test
    void whatFailedSaysWhenItIsTriedAgain() {
        Thing ann = directory.user(staff, "Ann");
        directory.refuse(ann, "title", 3_000_000);
        bench.cycle();

        assertThat(why(ann.guid.toString()).hindrances())
                .singleElement()
                .asString()
                .startsWith("It failed (AttributeTooLarge), and is tried again at ")
                .endsWith(" See footbridge errors list main");
    }

    @Test
    void aConfigurationThatWritesNothingSaysSo() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        bench.jdbc.sql("""
                update job set paused_at = '2026-03-02T12:00:00Z', disabled_at = '2026-03-03T12:00:00Z',
                    quarantine_reason = 'Unknown', quarantine_next_attempt = '2026-03-04T12:00:00Z'
                """).update();
        bench.configurations.mode(bench.saved, ConfigurationMode.STAGING, "test");

        assertThat(why(ann.guid.toString()).hindrances())
                .containsExactly(
                        "The configuration is in staging mode, nothing is written for it: footbridge config enable main",
                        "The job is paused since 2026-03-02T12:00:00Z: footbridge job start main",
                        "The job is switched off since 2026-03-03T12:00:00Z, after a quarantine that lasted too long:"
                                + " footbridge job start main",
                        "The job is in quarantine (Unknown), it is tried again at 2026-03-04T12:00:00Z: footbridge job"
                                + " status main");
    }

    @Test
    void aValueThatIsHeldNamesWhoHasIt() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.set(ann, "proxyAddresses", "SMTP:team@corp.example");
        bench.cycle();
        directory.set(ben, "proxyAddresses", "smtp:team@corp.example");
        bench.cycle();
        String holder = bench.strings(
                        "select id::text from directory_object where properties ->> 'displayName' = 'Ann'")
                .getFirst();

        Reason held = reason(why("ben@corp.example"), Rule.HELD);

        assertThat(held.name()).isEqualTo("proxyAddresses");
        assertThat(held.inputs().getFirst().values()).containsExactly(holder);
    }
}
