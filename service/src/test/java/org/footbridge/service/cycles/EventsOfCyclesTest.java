package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.logs.FindOrigins;
import org.footbridge.service.logs.FindOrigins.Origin;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.Step;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What cycles write into the provisioning log, as it is read. */
class EventsOfCyclesTest {
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;

    @BeforeEach
    void open() {
        bench = new Bench(Server.PRIVATE, 1000, "{\"directory\":\"corp.example\"}");
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private LogQuestion all() {
        return LogQuestion.of(bench.tenant);
    }

    private List<LoggedEvent> find(LogQuestion question) {
        return bench.log.find(question, 100);
    }

    @Test
    void anAccountThatIsSwitchedOffIsToldAsDisabledAndOneThatIsSwitchedOnIsNot() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        directory.set(ann, "userAccountControl", "514");
        bench.cycle();
        directory.set(ann, "userAccountControl", "512");
        bench.cycle();

        assertThat(find(all().source(ann.guid)).stream().map(LoggedEvent::action))
                .containsExactly(Action.UPDATE, Action.DISABLE, Action.CREATE);
        LoggedEvent disabled = find(all().action(Action.DISABLE)).getFirst();
        assertThat(disabled.steps().getLast())
                .returns("EntryExportUpdate", Step::name)
                .returns(Status.SUCCESS, Step::status);
        assertThat(disabled.milliseconds()).isNotNegative();
    }

    @Test
    void whatFailsToBeMadeIsACreateAndWhatFailsToBeChangedAnUpdate() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        directory.refuse(ann, "title", 3_000_000);
        Thing ben = directory.user(staff, "Ben");
        directory.refuse(ben, "title", 3_000_000);
        bench.cycle();

        List<LoggedEvent> failed = find(all().status(Status.FAILURE).step(StepKind.IMPORT));
        assertThat(failed.stream()
                        .map(event -> event.source().name().orElse("") + " " + event.action())
                        .sorted())
                .containsExactly("Ann UPDATE", "Ben CREATE");
        assertThat(failed).allSatisfy(event -> assertThat(event.steps()).hasSize(1));
    }

    @Test
    void aGroupTellsEverybodyWhoCameInEventsThatStaySmall() {
        Thing team = directory.add("group", staff, "Team");
        for (int i = 0; i < 1201; i++) {
            directory.link(team, "member", directory.user(staff, "User " + i));
        }
        bench.cycle();

        List<LoggedEvent> events = find(all().source(team.guid).step(StepKind.REFERENCE_RESOLUTION));
        List<String> names = new ArrayList<>();
        for (LoggedEvent event : events) {
            JsonNode lines = JsonMapper.shared().readTree(event.modified());
            assertThat(lines.size()).isLessThanOrEqualTo(500);
            lines.forEach(line -> names.add(line.path("newValue").asString()));
            assertThat(event.steps().stream().map(Step::kind))
                    .containsExactly(StepKind.IMPORT, StepKind.REFERENCE_RESOLUTION, StepKind.EXPORT);
        }
        assertThat(names).hasSize(1201);
        assertThat(new TreeSet<>(names)).hasSize(1201);
        assertThat(events.getFirst().reason().orElse("")).contains("that were made together");
    }

    @Test
    void theLogIsFilteredByEverythingItTells() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        Thing mailbox = directory.add("group", staff, "List");
        directory.set(mailbox, "groupType", "2");
        bench.cycle();
        LoggedEvent created = find(all().source(ann.guid)).getFirst();

        assertThat(find(all().identity("ann"))).containsExactly(created);
        assertThat(find(all().identity(ann.guid.toString()))).containsExactly(created);
        assertThat(find(all().target(created.target().id().orElseThrow()))).containsExactly(created);
        assertThat(find(all().change(created.id()))).containsExactly(created);
        assertThat(find(all().cycle(created.cycle()).action(Action.CREATE))).hasSize(2);
        assertThat(find(all().configuration(bench.saved.id()))).hasSize(3);
        assertThat(find(all().configuration(UUID.randomUUID()))).isEmpty();
        assertThat(find(all().status(Status.SKIPPED).step(StepKind.SCOPING))).hasSize(1);
        assertThat(find(all().code("DistributionGroupWithoutMail"))).hasSize(1);
        assertThat(find(all().since(created.at()).identity("Ann"))).containsExactly(created);
        assertThat(find(all().until(created.at()).identity("Ann"))).isEmpty();
        assertThat(find(all().behind(created.at(), created.id()).identity("Ann")))
                .isEmpty();
    }

    @Test
    void everyEventTellsHowLongItTookAndWhoAskedForIt() {
        Thing ann = directory.user(staff, "Ann");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        bench.cycle();
        bench.save("{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":0}}");
        directory.delete(ann);
        bench.cycle();

        assertThat(bench.strings(
                        "select distinct action || ' ' || coalesce(code, '') from provisioning_event order by 1"))
                .contains("stagedDelete TooManyDeletes", "update ReferencesChanged");
        assertThat(bench.strings("select code from provisioning_event where duration is null or duration < 0"))
                .isEmpty();
        assertThat(find(all()))
                .allSatisfy(event -> assertThat(event.initiator()).contains("test"));
        assertThat(find(all().code("TooManyDeletes")))
                .singleElement()
                .satisfies(event -> assertThat(event.cause()).contains("DELETED"));
    }

    @Test
    void eachPropertyTellsTheCycleThatChangedItLast() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Baker");
        bench.cycle();
        UUID first = find(all()).getFirst().cycle();
        directory.set(ann, "title", "Head baker");
        bench.cycle();
        LoggedEvent changed = find(all().source(ann.guid)).getFirst();

        var origins = new FindOrigins(bench.jdbc).of(bench.tenant, bench.saved.id(), ann.guid);

        assertThat(origins.get("jobTitle"))
                .isEqualTo(new Origin(changed.at(), changed.id(), changed.cycle(), Action.UPDATE));
        assertThat(origins.get("displayName")).returns(first, Origin::cycle).returns(Action.CREATE, Origin::action);
    }

    @Test
    void whatIsHeldOrOfAnotherConfigurationIsNoChangeAndOldOnesAreFoundBehindManyNewOnes() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Baker");
        bench.cycle();
        LoggedEvent created = find(all()).getFirst();
        String insert = """
                insert into provisioning_event (tenant_id, cycle_id, configuration_id, action, status, source_guid,
                    source_class, source_name, modified_properties, at)
                select ?, gen_random_uuid(), ?, ?, 'warning', ?, 'user', 'Ann',
                       '[{"displayName":"' || ? || '","oldValue":null,"newValue":"x"}]', now() + n * interval '1 second'
                from generate_series(1, 600) n
                """;
        bench.jdbc
                .sql(insert)
                .params(bench.tenant.value(), bench.saved.id(), "update", ann.guid, "city")
                .update();
        bench.jdbc
                .sql(insert)
                .params(bench.tenant.value(), bench.saved.id(), "stagedDelete", ann.guid, "jobTitle")
                .update();
        bench.jdbc
                .sql(insert)
                .params(bench.tenant.value(), UUID.randomUUID(), "update", ann.guid, "jobTitle")
                .update();

        var origins = new FindOrigins(bench.jdbc).of(bench.tenant, bench.saved.id(), ann.guid);

        assertThat(origins.get("jobTitle")).returns(created.id(), Origin::event);
    }
}
