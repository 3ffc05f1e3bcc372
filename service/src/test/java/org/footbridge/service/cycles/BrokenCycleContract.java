package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** What a cycle leaves behind that is broken, is told nothing, or loses its job; and how the next makes it good. */
abstract class BrokenCycleContract extends CorpFixture {
    BrokenCycleContract(Server server) {
        super(server);
    }

    @Test
    void aRefusedWatermarkEndsInAComparisonAndNotInAFreshStart() {
        Thing ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        Thing gone = directory.user(staff, "Gone");
        bench.cycle();
        String id = id("Ann");
        directory.becomeAnotherController();
        directory.set(ann, "title", "Head");
        directory.vanish(gone);

        bench.cycle();

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.names("user")).containsExactly("Ann", "Ben", "Gone");
        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("created", 0)
                .containsEntry("updated", 1)
                .containsEntry("unchanged", 1)
                .containsEntry("deleted", 0)
                .containsEntry("missing", 1);
    }

    @Test
    void aBrokenReadingDeletesNothingAndKeepsTheWatermark() {
        for (int i = 0; i < 9; i++) {
            directory.user(staff, "Person " + i);
        }
        bench.cycle();
        directory.becomeAnotherController();
        directory.beforePage(page -> {
            if (page == 1) {
                directory.failNext(new RelayFailure("AgentSilent", "silent", "", true));
            }
        });

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        assertThat(bench.names("user")).hasSize(9);
        assertThat(bench.account()).containsEntry("error", "AgentSilent").containsEntry("deleted", 0);
        directory.beforePage(page -> {});
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).hasSize(9);
    }

    @Test
    void anEmptyAnswerIsNoEvidenceOfDeletes() {
        directory.user(staff, "Ann");
        bench.cycle();
        directory.becomeAnotherController();
        directory.things.clear();

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.account()).containsEntry("error", "EmptyDirectory").containsEntry("deleted", 0);
        assertThat(bench.strings("select guid::text from source_object where absent"))
                .isEmpty();
    }

    @Test
    void aCycleThatLostItsJobWritesNothingMore() {
        directory.user(staff, "Ann");
        bench.cycle();
        List<String> before = bench.picture();
        directory.user(staff, "Ben");
        directory.beforePage(page -> bench.jdbc
                .sql("update job set running_cycle_id = gen_random_uuid()")
                .update());

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        assertThat(bench.account()).containsEntry("error", "CycleOvertaken");
        assertThat(bench.picture()).isEqualTo(before);
        assertThat(bench.strings("select rdn from source_object where rdn = 'CN=Ben'"))
                .isEmpty();
        directory.beforePage(page -> {});
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
    }

    @Test
    void aCrashAtAnyStatementIsMadeGoodByTheNextCycle() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        Thing all = directory.add("group", staff, "All");
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(directory.user(staff, "Person " + i));
            directory.link(all, "member", people.getLast());
        }
        for (int round = 0; round < 25; round++) {
            change(random, people, all, round);
            bench.source.breakAfter(1 + random.nextInt(80));
            try {
                bench.cycle();
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();
            assertThat(bench.cycle().state())
                    .as("round %d, seed %d", round, seed)
                    .isEqualTo(CycleState.SUCCEEDED);
            assertThat(bench.names("user"))
                    .as("round %d, seed %d", round, seed)
                    .containsExactlyInAnyOrderElementsOf(people.stream()
                            .filter(p -> !p.deleted)
                            .map(BrokenCycleContract::name)
                            .toList());
            assertThat(bench.members("All"))
                    .as("round %d, seed %d", round, seed)
                    .containsExactlyInAnyOrderElementsOf(all.links.getOrDefault("member", java.util.Set.of()).stream()
                            .map(guid -> name(java.util.Objects.requireNonNull(directory.things.get(guid))))
                            .toList());
        }
    }

    private void change(Random random, List<Thing> people, Thing all, int round) {
        Thing one = people.get(random.nextInt(people.size()));
        if (one.deleted) {
            directory.restore(one);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> directory.set(one, "title", "Title " + round);
            case 1 -> directory.delete(one);
            case 2 -> directory.unlink(all, "member", one);
            case 3 -> {
                Thing born = directory.user(outside, "Born " + round);
                people.add(born);
                directory.link(all, "member", born);
            }
            default -> directory.rename(staff, "OU=Staff " + round);
        }
    }
}
