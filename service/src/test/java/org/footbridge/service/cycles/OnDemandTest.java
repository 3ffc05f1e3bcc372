package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.Escrow;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.Step;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.ondemand.OnDemand;
import org.footbridge.service.ondemand.Progress.Reached;
import org.footbridge.service.ondemand.Provisioned;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One object is read, staged, planned and applied by itself. */
@Tag("slow")
class OnDemandTest {
    private static final String EVERYTHING = "{\"directory\":\"corp.example\"}";
    private static final String STAFF = """
            {"directory":"corp.example","scope":{"containers":["OU=Staff,DC=corp,DC=example"]}}""";

    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;
    private Thing outside;

    @BeforeEach
    void open() {
        bench = new Bench(Server.PRIVATE, 3, EVERYTHING);
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
        directory.user(staff, "Zoe");
        bench.cycle();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Provisioned provision(OnDemand wish) {
        return bench.provision.provision(
                bench.configurations.find(bench.tenant, "main").orElseThrow(), wish, "client test", () -> {});
    }

    private Provisioned dry(String object) {
        return provision(new OnDemand(object, List.of(), false, false));
    }

    private Provisioned real(String object, String... members) {
        return provision(new OnDemand(object, List.of(members), false, true));
    }

    private static Step step(Provisioned provisioned, StepKind kind) {
        return provisioned.steps().stream()
                .filter(step -> step.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " among " + provisioned.steps()));
    }

    /** Everything but the log, which has the cycle. */
    private List<String> everything() {
        return bench.strings("""
                select x from (
                    select 's' || to_jsonb(s)::text as x from source_object s
                    union all select 'l' || to_jsonb(l)::text from source_link_value l
                    union all select 'o' || to_jsonb(o)::text from directory_object o
                    union all select 'r' || to_jsonb(r)::text from directory_reference r
                    union all select 'k' || to_jsonb(k)::text from link k
                    union all select 'j' || to_jsonb(j)::text from job j
                    union all select 'c' || to_jsonb(c)::text from configuration c
                    union all select 'y' || to_jsonb(y)::text from directory_key y
                    union all select 'v' || to_jsonb(v)::text from held_value v
                    union all select 'h' || to_jsonb(h)::text from held_delete h
                    union all select 'm' || to_jsonb(m)::text from held_removal m
                    union all select 'f' || to_jsonb(f)::text from change f
                    union all select 'x' || to_jsonb(x)::text from escrow x
                    union all select 'a' || to_jsonb(a)::text from audit_entry a
                    union all select 'q' || to_jsonb(q)::text from event_run q
                    union all select 'e' || to_jsonb(e)::text from provisioning_event e) all_of_it order by x
                """);
    }

    @Test
    void eachStepIsToldAsSoonAsItIsBehindTheObject() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Clerk");
        bench.save(STAFF);
        bench.cycle();
        directory.move(ann, outside);
        List<Reached> told = new ArrayList<>();

        Provisioned provisioned = bench.provision.provision(
                bench.configurations.find(bench.tenant, "main").orElseThrow(),
                new OnDemand(ann.guid.toString(), List.of(), true, false),
                "client test",
                () -> {},
                told::add);

        assertThat(told)
                .extracting(Reached::kind)
                .containsExactly(StepKind.IMPORT, StepKind.SCOPING, StepKind.MATCHING, StepKind.PROCESSING);
        assertThat(told.get(0).details()).containsEntry("name", "CN=Ann");
        assertThat(told.get(1).description()).startsWith("It is not in scope");
        assertThat(told.get(1).details())
                .isEqualTo(step(provisioned, StepKind.SCOPING).details());
        assertThat(told.get(2).details())
                .isEqualTo(step(provisioned, StepKind.MATCHING).details());
        assertThat(told.get(3).details())
                .containsEntry("jobTitle", "Clerk")
                .isEqualTo(step(provisioned, StepKind.PROCESSING).details());
    }

    @Test
    void nothingIsToldOfAnObjectThatTheDirectoryDoesNotHave() {
        List<Reached> told = new ArrayList<>();
        assertThatThrownBy(() -> bench.provision.provision(
                        bench.configurations.find(bench.tenant, "main").orElseThrow(),
                        new OnDemand("CN=Nobody,DC=corp,DC=example", List.of(), false, false),
                        "client test",
                        () -> {},
                        told::add))
                .isInstanceOf(ServiceFailure.class);
        assertThat(told).isEmpty();
    }

    @Test
    void aDryRunShowsEveryStepAndLeavesNothingBehind() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Baker");
        List<String> before = everything();

        Provisioned shown = dry("CN=Ann,OU=Staff,DC=corp,DC=example");

        assertThat(everything()).isEqualTo(before);
        assertThat(shown.result()).isEqualTo("Success");
        assertThat(shown.applied()).isFalse();
        assertThat(shown.guid().value()).isEqualTo(ann.guid);
        assertThat(shown.event().action()).isEqualTo(Action.CREATE);
        assertThat(shown.steps().stream().map(Step::kind))
                .containsExactly(
                        StepKind.IMPORT, StepKind.SCOPING, StepKind.MATCHING, StepKind.PROCESSING, StepKind.EXPORT);
        assertThat(step(shown, StepKind.IMPORT).details()).containsEntry("title", "Baker");
        assertThat(step(shown, StepKind.SCOPING).details())
                .containsEntry("Active in the source system", "true")
                .containsEntry("Scoping filter evaluation passed", "true");
        assertThat(step(shown, StepKind.MATCHING).details()).containsEntry("outcome", "Create");
        assertThat(step(shown, StepKind.PROCESSING).details()).containsEntry("jobTitle", "Baker");
        assertThat(step(shown, StepKind.EXPORT).name()).isEqualTo("EntryExportAdd");
        assertThat(shown.event().modified()).contains("jobTitle");
    }

    @Test
    void whatIsAppliedIsWhatTheNextCycleFindsDone() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "mail", "mail.of.ann@corp.example");

        Provisioned created = real("ann@corp.example");

        assertThat(created.event().action()).isEqualTo(Action.CREATE);
        assertThat(created.event().cycle()).isEqualTo(created.cycle());
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
        List<String> picture = bench.picture();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.picture()).isEqualTo(picture);
        assertThat(bench.account()).containsEntry("created", 0).containsEntry("updated", 0);

        directory.set(ann, "title", "Baker");
        for (String name : List.of("mail.of.ann@corp.example", ann.guid.toString())) {
            assertThat(dry(name).event().action()).as(name).isEqualTo(Action.UPDATE);
        }
        assertThat(real(ann.guid.toString()).result()).isEqualTo("Success");
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Baker");
    }

    @Test
    void nothingToDoIsSkippedAndSaidToBe() {
        Provisioned same = real("CN=Zoe,OU=Staff,DC=corp,DC=example");

        assertThat(same.result()).isEqualTo("Skipped");
        assertThat(same.event().code()).contains("RedundantExport");
        assertThat(step(same, StepKind.EXPORT).name()).isEqualTo("EntrySynchronizationSkip");
        assertThat(step(same, StepKind.EXPORT).details()).containsEntry("SkipReason", "RedundantExport");
    }

    @Test
    void anObjectOutOfScopeIsShownToBeAndCanBeGoneOnWith() {
        bench.save(STAFF);
        bench.cycle();
        Thing out = directory.user(outside, "Out");

        Provisioned shown = dry(directory.distinguishedName(out));
        assertThat(shown.result()).isEqualTo("Skipped");
        assertThat(shown.inScope()).isFalse();
        assertThat(shown.event().code()).contains("OutOfScope");
        assertThat(step(shown, StepKind.SCOPING))
                .returns(Status.SKIPPED, Step::status)
                .returns("false", step -> step.details().get("Scoping filter evaluation passed"));

        Provisioned anyway = provision(new OnDemand(directory.distinguishedName(out), List.of(), true, false));
        assertThat(anyway.result()).isEqualTo("Success");
        assertThat(anyway.inScope()).isFalse();
        assertThat(anyway.event().action()).isEqualTo(Action.CREATE);
        assertThat(step(anyway, StepKind.SCOPING).status()).isEqualTo(Status.WARNING);
        assertThat(bench.names("user")).containsExactly("Zoe");
    }

    @Test
    void whatWasGoneOnWithStaysUntilEverythingIsPlannedAgain() {
        bench.save(STAFF);
        bench.cycle();
        Thing out = directory.user(outside, "Out");
        bench.cycle();

        provision(new OnDemand(directory.distinguishedName(out), List.of(), true, true));
        assertThat(bench.names("user")).containsExactly("Out", "Zoe");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Out", "Zoe");

        bench.save("""
                {"directory":"corp.example","interval":"7m","scope":{"containers":["OU=Staff,DC=corp,DC=example"]}}""");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Zoe");
    }

    @Test
    void anObjectCanComeBeforeTheFirstCycle() {
        try (Bench fresh = new Bench(Server.PRIVATE, 3, EVERYTHING);
                Bench usual = new Bench(Server.PRIVATE, 3, EVERYTHING)) {
            for (Bench one : List.of(fresh, usual)) {
                Thing unit = one.directory.add("organizationalUnit", one.directory.root, "Staff");
                Thing boss = one.directory.user(unit, "Boss");
                Thing team = one.directory.add("group", unit, "Team");
                Thing ann = one.directory.user(unit, "Ann");
                one.directory.link(team, "member", ann);
                one.directory.link(ann, "manager", boss);
            }
            fresh.jdbc.sql("update job set begun = requested").update();
            fresh.provision.provision(
                    fresh.saved,
                    new OnDemand(
                            "CN=Team,OU=Staff,DC=corp,DC=example",
                            List.of("CN=Ann,OU=Staff,DC=corp,DC=example"),
                            false,
                            true),
                    "client test",
                    () -> {});
            assertThat(fresh.members("Team")).containsExactly("Ann");

            fresh.cycle();
            usual.cycle();

            assertThat(fresh.references("Ann", "manager")).containsExactly("Boss");
            assertThat(fresh.names("user")).isEqualTo(usual.names("user"));
            assertThat(fresh.members("Team")).isEqualTo(usual.members("Team"));
        }
    }

    @Test
    void anObjectInAContainerThatNobodyHasSeenIsPlaced() {
        bench.save(STAFF);
        bench.cycle();
        Thing team = directory.add("organizationalUnit", staff, "Team");
        Thing inner = directory.add("organizationalUnit", team, "Inner");
        directory.user(inner, "Ann");

        assertThat(real("CN=Ann,OU=Inner,OU=Team,OU=Staff,DC=corp,DC=example")
                        .event()
                        .action())
                .isEqualTo(Action.CREATE);
        assertThat(bench.property("Ann", "onPremisesDistinguishedName"))
                .isEqualTo("CN=Ann,OU=Inner,OU=Team,OU=Staff,DC=corp,DC=example");
    }

    @Test
    void aGroupIsProvisionedWithTheMembersThatWereChosenAndNoOthers() {
        Thing team = directory.add("group", staff, "Team");
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.link(team, "member", ann);
        directory.link(team, "member", ben);

        Provisioned group = real("CN=Team,OU=Staff,DC=corp,DC=example", "ann@corp.example");

        assertThat(group.event().action()).isEqualTo(Action.CREATE);
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(group.others().stream().map(event -> event.code().orElse("")))
                .contains("ReferencesChanged");

        bench.cycle();
        assertThat(bench.members("Team")).containsExactly("Ann", "Ben");
        ServiceFailure stranger = catchThrowableOfType(
                ServiceFailure.class, () -> real("CN=Team,OU=Staff,DC=corp,DC=example", "zoe@corp.example"));
        assertThat(stranger.code()).isEqualTo("NotAMember");
    }

    @Test
    void nothingIsDeletedOnDemand() {
        Thing ann = directory.user(staff, "Ann");
        bench.save("""
                {"directory":"corp.example","scope":{"containers":["OU=Staff,DC=corp,DC=example"]}}""");
        bench.cycle();
        directory.move(ann, outside);

        Provisioned left = real(ann.guid.toString());

        assertThat(left.event().action()).isEqualTo(Action.STAGED_DELETE);
        assertThat(left.event().code()).contains("DeleteLeftToCycle");
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Zoe");
    }

    @Test
    void anObjectThatIsNotThereIsNoEvidenceOfADelete() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        directory.delete(ann);

        ServiceFailure gone =
                catchThrowableOfType(ServiceFailure.class, () -> real("CN=Ann,OU=Staff,DC=corp,DC=example"));

        assertThat(gone.code()).isEqualTo("ObjectNotFound");
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
    }

    @Test
    void itIsRefusedWhileACycleRunsOrWaits() {
        directory.user(staff, "Ann");
        bench.jdbc.sql("update job set requested = begun + 1").update();
        assertThat(catchThrowableOfType(ServiceFailure.class, () -> dry("ann@corp.example"))
                        .code())
                .isEqualTo("CycleRunning");
        bench.jdbc
                .sql("update job set requested = begun, running_cycle_id = gen_random_uuid()")
                .update();
        int asked = directory.requests.size();
        assertThat(catchThrowableOfType(ServiceFailure.class, () -> real("ann@corp.example"))
                        .code())
                .isEqualTo("CycleRunning");
        assertThat(directory.requests).hasSize(asked);
        assertThat(bench.names("user")).containsExactly("Zoe");
    }

    @Test
    void aConfigurationThatIsDisabledShowsAndDoesNothing() {
        directory.user(staff, "Ann");
        bench.save("{\"directory\":\"corp.example\",\"enabled\":false}");

        assertThat(dry("ann@corp.example").event().action()).isEqualTo(Action.CREATE);
        assertThat(catchThrowableOfType(ServiceFailure.class, () -> real("ann@corp.example"))
                        .code())
                .isEqualTo("ConfigurationDisabled");
    }

    @Test
    void anObjectThatFailsSaysWhereAndWhy() {
        Thing ann = directory.user(staff, "Ann");
        directory.refuse(ann, "title", 3_000_000);

        Provisioned failed = dry("CN=Ann,OU=Staff,DC=corp,DC=example");

        assertThat(failed.result()).isEqualTo("Failure");
        assertThat(failed.event().code()).contains("AttributeTooLarge");
        assertThat(failed.steps()).hasSize(1);
        assertThat(step(failed, StepKind.IMPORT).status()).isEqualTo(Status.FAILURE);
    }

    @Test
    void whatFailsWhenItIsAppliedIsListedAndTriedAgain() {
        Thing ann = directory.user(staff, "Ann");
        directory.refuse(ann, "title", 3_000_000);

        assertThat(real("CN=Ann,OU=Staff,DC=corp,DC=example").result()).isEqualTo("Failure");

        Escrow escrow = bench.escrows
                .page(bench.tenant, bench.saved.id(), null, null, 10)
                .getFirst();
        assertThat(escrow.source().name()).isEqualTo("Ann");
        assertThat(escrow.code()).isEqualTo("AttributeTooLarge");
        assertThat(escrow.nextAttemptAt()).isAfter(bench.clock.instant());
    }

    private static String leaving(String choice) {
        return STAFF.strip().replaceFirst("}$", ",\"deletes\":{\"outOfScope\":\"" + choice + "\"}}");
    }

    @Test
    void whatLeavesTheScopeStaysOnDemandWhenThatWasChosen() {
        Thing ann = directory.user(staff, "Ann");
        bench.save(leaving("keep"));
        bench.cycle();
        directory.move(ann, outside);

        Provisioned left = real(ann.guid.toString());

        assertThat(left.result()).isEqualTo("Skipped");
        assertThat(left.event().code()).contains("OutOfScopeKept");
        assertThat(bench.explain
                        .why(bench.configurations.find(bench.tenant, "main").orElseThrow(), ann.guid.toString())
                        .outcomeCode())
                .contains("OutOfScopeKept");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
    }

    @Test
    void whoLeavesTheScopeIsDisabledByTheNextCycleWhenThatWasChosen() {
        Thing ann = directory.user(staff, "Ann");
        bench.save(leaving("disable"));
        bench.cycle();
        directory.move(ann, outside);

        Provisioned left = real(ann.guid.toString());

        assertThat(left.event().action()).isEqualTo(Action.STAGED_DELETE);
        assertThat(left.event().code()).contains("DeleteLeftToCycle");
        assertThat(left.event().reason().orElse("")).contains("disabled");
        assertThat(bench.property("Ann", "accountEnabled")).isEqualTo("true");
        bench.cycle();
        assertThat(bench.property("Ann", "accountEnabled")).isEqualTo("false");
    }

    @Test
    void whatAnotherConfigurationHasInScopeGoesOverToItOnDemand() {
        Thing ann = directory.user(staff, "Ann");
        bench.cycle();
        bench.save("other", STAFF);
        bench.cycle("other");
        directory.move(ann, outside);

        Provisioned left = bench.provision.provision(
                bench.configurations.find(bench.tenant, "other").orElseThrow(),
                new OnDemand(ann.guid.toString(), List.of(), false, true),
                "client test",
                () -> {});

        assertThat(left.event().code()).contains("HandedOver");
        assertThat(left.event().reason().orElse("")).contains("'main'");
        assertThat(bench.strings("""
                        select c.name from link l
                        join configuration c on c.tenant_id = l.tenant_id and c.id = l.configuration_id
                        where l.source_guid = ?
                        """, ann.guid)).containsExactly("main");
        assertThat(bench.names("user")).containsExactly("Ann", "Zoe");
    }

    @Test
    void whoAskedIsInTheLogAndStaysThereWhenTheConfigurationIsGone() {
        directory.user(staff, "Ann");
        Provisioned made = real("CN=Ann,OU=Staff,DC=corp,DC=example");
        assertThat(made.event().initiator()).contains("client test");

        bench.configurations.delete(bench.tenant, "main");

        assertThat(bench.log.find(
                        LogQuestion.of(bench.tenant).change(made.event().id()), 1))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.initiator()).contains("client test");
                    assertThat(line.configuration()).contains("main");
                });
    }

    @Test
    void whatIsNotGoneOnWithIsNotSaidToBe() {
        Thing ann = directory.user(staff, "Ann");
        bench.save(STAFF);
        bench.cycle();
        directory.move(ann, outside);

        Step scoping = step(real(ann.guid.toString()), StepKind.SCOPING);

        assertThat(scoping.status()).isEqualTo(Status.SUCCESS);
        assertThat(scoping.description()).startsWith("It is not to be synchronised any more");
        assertThat(scoping.details())
                .containsEntry("Active in the source system", "true")
                .containsEntry("Scoping filter evaluation passed", "false");
    }

    @Test
    void aDryRunBeforeTheFirstCycleLeavesTheConfigurationAsItWasSaved() {
        bench.save("other", STAFF);
        directory.user(staff, "Ann");
        List<String> before = everything();

        ServiceFailure unclear = catchThrowableOfType(
                ServiceFailure.class,
                () -> bench.provision.provision(
                        bench.configurations.find(bench.tenant, "other").orElseThrow(),
                        new OnDemand("CN=Ann,OU=Staff,DC=corp,DC=example", List.of(), false, false),
                        "client test",
                        () -> {}));

        assertThat(unclear).isNotNull();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aDryRunOfWhatFailsLeavesNothingBehind() {
        Thing ann = directory.user(staff, "Ann");
        directory.refuse(ann, "title", 3_000_000);
        List<String> before = everything();

        assertThat(dry("CN=Ann,OU=Staff,DC=corp,DC=example").result()).isEqualTo("Failure");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aNameIsWhoseItIsNowAndNotWhoseItWasStaged() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        bench.cycle();
        directory.set(ann, "userPrincipalName", "ann.new@corp.example");
        directory.set(ben, "userPrincipalName", "ann@corp.example");

        assertThat(dry("ann@corp.example").guid().value()).isEqualTo(ben.guid);
        assertThat(dry("ben@corp.example").guid().value())
                .as("the directory has nobody of that name, the tenant directory has")
                .isEqualTo(ben.guid);
    }

    @Test
    void anAddressOfTwoIsRefusedAndNamesBoth() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.set(ann, "mail", "team@corp.example");
        directory.set(ben, "mail", "team@corp.example");

        ServiceFailure refused = catchThrowableOfType(ServiceFailure.class, () -> dry("team@corp.example"));

        assertThat(refused.code()).isEqualTo("ObjectAmbiguous");
        assertThat(refused.getMessage()).contains(ann.guid.toString(), ben.guid.toString());
    }

    @Test
    void theCostDoesNotFollowTheSizeOfTheDirectory() {
        directory.user(staff, "Ann");
        int small = cost();
        for (int i = 0; i < 40; i++) {
            directory.user(outside, "User " + i);
        }
        bench.cycle();
        directory.user(staff, "Ben");

        assertThat(cost()).isEqualTo(small);
        assertThat(small).isLessThan(90);
    }

    /** Statements of a dry run of somebody who is not there yet. */
    private int cost() {
        String fresh = bench.names("user").contains("Ann") ? "Ben" : "Ann";
        int before = bench.source.statements();
        dry("CN=" + fresh + ",OU=Staff,DC=corp,DC=example");
        return bench.source.statements() - before;
    }
}
