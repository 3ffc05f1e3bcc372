package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.health.Escrow;
import org.footbridge.service.jobs.RestartScope;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails is listed with its reason and tried again when its time comes; it keeps nobody else waiting. */
class EscrowTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long TOO_LARGE = 2L << 20;

    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;

    @BeforeEach
    void open() {
        bench = new Bench(Server.PRIVATE, 100, 8, "{\"directory\":\"corp.example\"}");
        bench.clock.set(NOON);
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<Escrow> listed() {
        return bench.escrows.page(bench.tenant, bench.saved.id(), null, null, 100);
    }

    private Escrow only() {
        assertThat(listed()).hasSize(1);
        return listed().getFirst();
    }

    @Test
    void anObjectThatFailsIsListedWithWhatIsWrongAndWhatToDo() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        directory.refuse(ann, "title", TOO_LARGE);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(bench.names("user")).containsExactly("Ben");
        Escrow escrow = only();
        assertThat(escrow.source()).isEqualTo(new Escrow.Source(ann.guid, "user", "Ann"));
        assertThat(escrow.code()).isEqualTo("AttributeTooLarge");
        assertThat(escrow.attribute()).isEqualToIgnoringCase("title");
        assertThat(escrow.reason()).contains("title");
        assertThat(escrow.nextStep()).isNotEmpty();
        assertThat(escrow.firstFailedAt()).isEqualTo(NOON);
        assertThat(escrow.attempts()).isEqualTo(1);
        assertThat(escrow.nextAttemptAt()).isEqualTo(NOON.plus(Duration.ofHours(6)));
    }

    @Test
    void itIsTriedAgainWhenItsTimeComesAndNotBefore() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        directory.refuse(ann, "title", TOO_LARGE);
        bench.cycle();
        bench.clock.advance(Duration.ofHours(5));
        directory.set(ben, "title", "Head");

        assertThat(bench.cycle().state()).as("she still fails").isEqualTo(CycleState.PARTIAL);
        assertThat(bench.account()).containsEntry("failed", 0);
        assertThat(only().attempts()).isEqualTo(1);
        bench.clock.advance(Duration.ofHours(1));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(only().attempts()).isEqualTo(2);
        assertThat(only().firstFailedAt()).isEqualTo(NOON);
        assertThat(only().nextAttemptAt()).isEqualTo(NOON.plus(Duration.ofHours(12)));
        assertThat(bench.strings("select code from provisioning_event where source_name = 'Ann'"))
                .as("it is told once")
                .containsExactly("AttributeTooLarge");
    }

    @Test
    void itIsTriedAtOnceWhenItChangesAndLeavesTheListWhenItIsWell() {
        Thing ann = directory.user(staff, "Ann");
        directory.refuse(ann, "title", TOO_LARGE);
        bench.cycle();
        directory.set(ann, "title", "Head");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(listed()).isEmpty();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.strings("select code from escrow")).isEmpty();
    }

    @Test
    void afterFourWeeksItIsTriedOnlyWhenItChangesOrByHand() {
        directory.refuse(directory.user(staff, "Ann"), "title", TOO_LARGE);
        bench.cycle();
        bench.clock.advance(Duration.ofDays(28));
        bench.cycle();
        assertThat(only().nextAttemptAt()).isNull();
        assertThat(only().attempts()).isEqualTo(2);
        bench.clock.advance(Duration.ofDays(28));
        bench.cycle();
        assertThat(only().attempts()).isEqualTo(2);

        bench.control.restart(bench.saved, Set.of(RestartScope.ESCROWS), "test");
        assertThat(listed()).isEmpty();
        bench.cycle();

        assertThat(only().attempts()).isEqualTo(1);
        assertThat(only().firstFailedAt()).isEqualTo(bench.clock.instant());
        assertThat(only().nextAttemptAt()).isEqualTo(bench.clock.instant().plus(Duration.ofHours(6)));
    }

    @Test
    void theListNamesWhoHasTheValueInQuestionNow() {
        bench.features.set(bench.tenant, Map.of("quarantineUponUpnConflictEnabled", false));
        directory.user(staff, "Ann");
        bench.cycle();
        Thing other = directory.user(staff, "Another");
        directory.set(other, "userPrincipalName", "ann@corp.example");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        Escrow escrow = only();
        assertThat(escrow.code()).isEqualTo("InvalidSoftMatch");
        assertThat(escrow.attribute()).isEqualTo("userPrincipalName");
        assertThat(escrow.conflictingObject()).isNotNull().satisfies(holder -> {
            assertThat(holder.name()).isEqualTo("Ann");
            assertThat(holder.type()).isEqualTo("user");
        });
        assertThat(escrow.nextAttemptAt()).as("in each cycle").isEqualTo(NOON);
    }

    @Test
    void oneObjectThatBreaksThePageFailsAlone() {
        IntStream.range(0, 20).forEach(number -> directory.user(staff, "Person " + number));
        poison("Person 7");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(bench.names("user")).hasSize(19).doesNotContain("Person 7");
        assertThat(bench.account()).containsEntry("created", 19).containsEntry("failed", 1);
        Escrow escrow = only();
        assertThat(escrow.source().name()).isEqualTo("Person 7");
        assertThat(escrow.code()).isEqualTo("InternalError");
        assertThat(escrow.nextAttemptAt()).isEqualTo(NOON.plus(Duration.ofMinutes(40)));

        bench.jdbc.sql("drop trigger poison on directory_object").update();
        bench.clock.advance(Duration.ofMinutes(40));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).hasSize(20);
        assertThat(listed()).isEmpty();
    }

    @Test
    void severalThatBreakTheirPagesFailAloneInEveryPass() {
        List<Thing> people = IntStream.range(0, 20)
                .mapToObj(number -> directory.user(staff, "Person " + number))
                .toList();
        bench.cycle();
        people.forEach(person -> directory.set(person, "title", "Head"));
        poison("Person 3");
        poison("Person 4");
        poison("Person 19");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(bench.account()).containsEntry("updated", 17).containsEntry("failed", 3);
        assertThat(listed())
                .extracting(escrow -> escrow.source().name())
                .containsExactlyInAnyOrder("Person 3", "Person 4", "Person 19");
        assertThat(bench.names("user")).hasSize(20);
        assertThat(bench.strings("select action || ' of ' || object_name from provisioning_event"
                        + " where code = 'InternalError' order by 1"))
                .containsExactly("update of Person 19", "update of Person 3", "update of Person 4");
    }

    private void poison(String name) {
        bench.jdbc.sql("""
                        create or replace function poison() returns trigger language plpgsql as $$ begin
                            if exists (select 1 from poisoned where name = new.properties ->> 'displayName') then
                                raise exception 'poison';
                            end if;
                            return new; end $$
                        """).update();
        bench.jdbc.sql("create table if not exists poisoned (name text)").update();
        bench.jdbc.sql("insert into poisoned values (?)").param(name).update();
        bench.jdbc.sql("""
                        create or replace trigger poison before insert or update on directory_object
                        for each row execute function poison()
                        """).update();
    }

    @Test
    void pagesOfFailuresCostTheSameHoweverManyFail() {
        assertThat(statements(30)).isEqualTo(statements(1));
    }

    private static int statements(int failing) {
        try (Bench bench = new Bench(Server.PRIVATE, 100, 100, "{\"directory\":\"corp.example\"}")) {
            Thing unit = bench.directory.add("organizationalUnit", bench.directory.root, "Unit");
            List<Thing> people = IntStream.range(0, 40)
                    .mapToObj(number -> bench.directory.user(unit, "Person " + number))
                    .toList();
            people.stream().limit(failing).forEach(person -> bench.directory.refuse(person, "title", TOO_LARGE));
            int before = bench.source.statements();
            assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);
            return bench.source.statements() - before;
        }
    }
}
