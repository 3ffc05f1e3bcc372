package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that is staged is planned again by changed rules: nothing is marked for it, and only what differs is written. */
@Tag("slow")
class ReplanTest {
    private static final int PEOPLE = 13;
    private static final String STAGED_ROWS =
            "select guid::text || ' ' || xmin::text || ' ' || ctid::text" + " from source_object order by 1";

    private final Bench bench = new Bench(Server.PRIVATE, 3, 4, "{\"directory\":\"corp.example\"}");
    private final ScriptedDirectory directory = bench.directory;
    private final List<Thing> people = new ArrayList<>();

    @BeforeEach
    void read() {
        Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
        Thing all = directory.add("group", staff, "All");
        for (int number = 0; number < PEOPLE; number++) {
            people.add(directory.user(staff, "Person " + number));
            directory.link(all, "member", people.getLast());
        }
        directory.add("organizationalUnit", directory.root, "Elsewhere");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        directory.requests.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String title(String title) {
        return "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\",\"target\":\"jobTitle\","
                + "\"constant\":\"" + title + "\"}]}}";
    }

    private static String without(String unit) {
        return "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[\"OU=" + unit + ",DC=corp,DC=example\"]}}";
    }

    @Test
    void noStagedRowIsWrittenWhenNothingChanges() {
        List<String> before = bench.strings(STAGED_ROWS);
        List<String> objects = bench.strings("select id::text || xmin::text from directory_object order by 1");
        bench.jdbc.sql("update job set replan_requested = true").update();
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account())
                .containsEntry("kind", "replan")
                .containsEntry("unchanged", PEOPLE + 1)
                .containsEntry("updated", 0);
        assertThat(bench.strings(STAGED_ROWS)).isEqualTo(before);
        assertThat(bench.strings("select id::text || xmin::text from directory_object order by 1"))
                .isEqualTo(objects);
        assertThat(directory.requests).isEmpty();
    }

    @Test
    void noStagedRowIsWrittenWhenObjectsOfTheTenantDirectoryChange() {
        List<String> before = bench.strings(STAGED_ROWS);
        bench.save(title("Head"));
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account()).containsEntry("updated", PEOPLE).containsEntry("unchanged", 1);
        assertThat(bench.strings(STAGED_ROWS)).isEqualTo(before);
        assertThat(bench.property("Person 12", "jobTitle")).isEqualTo("Head");
    }

    @Test
    void whatElseWaitsIsPlannedAlongWithIt() {
        directory.set(people.get(7), "displayName", "Somebody");
        bench.save(title("Head"));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account()).containsEntry("updated", PEOPLE);
        assertThat(bench.property("Somebody", "jobTitle")).isEqualTo("Head");
        assertThat(bench.strings("select guid::text from source_object where dirty"))
                .isEmpty();
    }

    /** They lose their link when they are planned as linked objects, and are not planned as unlinked ones once more. */
    @Test
    void objectsThatAnotherConfigurationGoesOnWithAreCountedOnce() {
        bench.save("other", "{\"directory\":\"corp.example\"}");
        bench.cycle("other");
        bench.save("other", without("Staff"));
        assertThat(bench.cycle("other").state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account()).containsEntry("deleted", 0).containsEntry("skipped", PEOPLE + 1);
        assertThat(bench.strings("select what from shadow_guid")).isEmpty();
        assertThat(bench.strings("select status from provisioning_event where code = 'HandedOver'"))
                .hasSize(PEOPLE + 1);
        assertThat(bench.strings("select source_name from provisioning_event where code = 'OutOfScope'"))
                .as("told once more as not synchronised")
                .isEmpty();
    }

    @Test
    void aCrashAtAnyStatementIsMadeGoodByTheNextCycle() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            String title = "Round " + round;
            bench.save(title(title));
            bench.source.breakAfter(1 + random.nextInt(110));
            try {
                bench.cycleOfItself();
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();
            String at = "round " + round + ", seed " + seed;
            assertThat(bench.cycleOfItself().state()).as(at).isEqualTo(CycleState.SUCCEEDED);
            assertThat(bench.strings("select properties ->> 'jobTitle' from directory_object where kind = 'user'"))
                    .as(at)
                    .hasSize(PEOPLE)
                    .containsOnly(title);
            assertThat(bench.strings(
                            "select source_name from provisioning_event where modified_properties like '%\"newValue\":\""
                                    + title + "\"%'"))
                    .as("lines of the log, %s", at)
                    .hasSize(PEOPLE);
            assertThat(bench.strings("select replan_requested::text from job"))
                    .as(at)
                    .containsExactly("false");
        }
    }
}
