package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** What a cycle asks the directory, and what it does, when the rules have changed. */
abstract class ChangedRulesContract extends CorpFixture {
    ChangedRulesContract(Server server) {
        super(server);
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
    void whatIsOutOfScopeIsNotKeptAndWhatComesIntoScopeIsRead() {
        bench.close();
        use(new Bench(server, 3, ONLY.formatted("Staff")));
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
        use(new Bench(server, 3, ONLY.formatted("Staff")));
        directory.user(staff, "Ann");
        bench.cycle();
        directory.rename(staff, "OU=Employees");
        directory.user(staff, "Ben");

        bench.cycle();

        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
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
}
