package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A first reading is staged and resolved in ways of its own; what it ends in is the same, also when it is broken off. */
@Tag("slow")
class FirstReadingTest {
    private static final String EVERYTHING = "{\"directory\":\"corp.example\"}";
    private static final int PEOPLE = 40;

    @Test
    void itsLinksAreResolvedWithoutAMarkInEveryRow() {
        try (Bench bench = populated()) {
            bench.cycle();

            assertThat(bench.members("Everybody")).hasSize(PEOPLE);
            assertThat(bench.references("Person 7", "manager")).containsExactly("Person 6");
            assertThat(bench.strings("select part::text from unresolved_links")).isEmpty();
            assertThat(bench.strings("select owner_guid::text from source_link_value where dirty"))
                    .isEmpty();
        }
    }

    @Test
    void whatChangesAfterwardsIsResolvedByItself() {
        try (Bench bench = populated()) {
            bench.cycle();
            Thing born = bench.directory.user(bench.directory.root, "Born later");
            bench.directory.link(thing(bench, "Everybody"), "member", born);
            bench.cycle();

            assertThat(bench.members("Everybody")).hasSize(PEOPLE + 1).contains("Born later");
            assertThat(bench.account()).containsEntry("membersAdded", 1);
        }
    }

    @Test
    void brokenOffAnywhereItIsMadeGoodByTheNextCycle() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        List<String> expected;
        int statements;
        try (Bench bench = populated()) {
            int before = bench.source.statements();
            bench.cycle();
            statements = bench.source.statements() - before;
            expected = bench.picture();
        }
        for (int round = 0; round < 12; round++) {
            // the last third is where references are resolved
            int at = 1
                    + (round % 2 == 0
                            ? random.nextInt(statements)
                            : statements * 2 / 3 + random.nextInt(statements / 3));
            try (Bench bench = populated()) {
                bench.source.breakAfter(at);
                try {
                    bench.cycle();
                } catch (RuntimeException crash) {
                    assertThat(crash).hasStackTraceContaining("broken by the test");
                }
                bench.source.repair();
                assertThat(bench.cycle().state())
                        .as("broken at %d of %d, seed %d", at, statements, seed)
                        .isEqualTo(CycleState.SUCCEEDED);
                assertThat(bench.picture())
                        .as("broken at %d of %d, seed %d", at, statements, seed)
                        .isEqualTo(expected);
                assertThat(bench.strings("select part::text from unresolved_links"))
                        .isEmpty();
            }
        }
    }

    @Test
    void aDeletedConfigurationLeavesNothingStaged() {
        try (Bench bench = populated()) {
            bench.cycle();
            bench.configurations.delete(bench.tenant, "main");

            assertThat(bench.strings("select 'object' from source_object union all select 'link' from source_link_value"
                            + " union all select 'link' from link"))
                    .isEmpty();
        }
    }

    private static Bench populated() {
        Bench bench = new Bench(Server.PRIVATE, 7, 10, EVERYTHING);
        ScriptedDirectory directory = bench.directory;
        Thing unit = directory.add("organizationalUnit", directory.root, "Unit");
        Thing all = directory.add("group", unit, "Everybody");
        Thing before = null;
        for (int i = 0; i < PEOPLE; i++) {
            Thing person = directory.user(unit, "Person " + i);
            directory.link(all, "member", person);
            if (before != null) {
                directory.link(person, "manager", before);
            }
            before = person;
        }
        return bench;
    }

    private static Thing thing(Bench bench, String name) {
        return bench.directory.things.values().stream()
                .filter(thing -> thing.attributes.getOrDefault("cn", List.of()).contains(name))
                .findFirst()
                .orElseThrow();
    }
}
