package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a cycle costs in statements and requests is decided by the number of pages, never by what they hold. */
@Tag("slow")
class StatementBudgetTest {
    private static final int PAGE = 20;
    private static final String EVERYTHING = "{\"directory\":\"corp.example\"}";

    /** A directory with people in one group, which was read once. */
    private static final class Read implements AutoCloseable {
        final Bench bench = new Bench(Server.PRIVATE, PAGE, PAGE, EVERYTHING);
        final ScriptedDirectory directory = bench.directory;
        final Thing unit = directory.add("organizationalUnit", directory.root, "Unit");
        final Thing group = directory.add("group", unit, "All");
        final List<Thing> people = new ArrayList<>();

        Read(int count) {
            IntStream.range(0, count).forEach(number -> people.add(directory.user(unit, "Person " + number)));
            bench.cycle();
        }

        /** Statements and requests of the cycle that follows, which must go well. */
        List<Integer> costs() {
            int statements = bench.source.statements();
            int requests = directory.requests.size();
            assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
            return List.of(bench.source.statements() - statements, directory.requests.size() - requests);
        }

        @Override
        public void close() {
            bench.close();
        }
    }

    @Test
    void anIncrementalCycleCostsTheSameForOneAndForAPageFullOfChangedPeople() {
        assertThat(changed(PAGE, StatementBudgetTest::title)).isEqualTo(changed(1, StatementBudgetTest::title));
    }

    @Test
    void aNewMemberCostsTheSameAsAPageFullOfNewMembers() {
        assertThat(changed(PAGE, StatementBudgetTest::join)).isEqualTo(changed(1, StatementBudgetTest::join));
    }

    @Test
    void theSizeOfTheDirectoryDoesNotShowInAnIncrementalCycle() {
        try (Read small = new Read(PAGE);
                Read large = new Read(12 * PAGE)) {
            title(small, 0);
            title(large, 0);
            assertThat(large.costs()).isEqualTo(small.costs());
        }
    }

    @Test
    void everyFurtherPageOfAnIncrementalCycleCostsTheSame() {
        int three = changed(3 * PAGE, StatementBudgetTest::title).getFirst();
        int four = changed(4 * PAGE, StatementBudgetTest::title).getFirst();
        int six = changed(6 * PAGE, StatementBudgetTest::title).getFirst();
        assertThat(six - four).isEqualTo(2 * (four - three));
        assertThat(four - three).as("statements of one more page").isBetween(1, 40);
    }

    @Test
    void everyFurtherPageOfAnInitialCycleCostsTheSame() {
        int three = initial(3 * PAGE);
        int four = initial(4 * PAGE);
        int six = initial(6 * PAGE);
        assertThat(six - four).isEqualTo(2 * (four - three));
        assertThat(four - three).as("statements of one more page").isBetween(1, 40);
    }

    @Test
    void everyFurtherPageOfAReplanCostsTheSameAndNothingIsAskedOfTheDirectory() {
        for (String title : List.of("", "Head")) {
            int three = replanned(3 * PAGE, title);
            int four = replanned(4 * PAGE, title);
            int six = replanned(6 * PAGE, title);
            assertThat(six - four).isEqualTo(2 * (four - three));
            assertThat(four - three).as("statements of one more page").isBetween(1, 40);
        }
    }

    /** @param title that every person gets; empty: none */
    private static int replanned(int people, String title) {
        try (Read read = new Read(people)) {
            read.bench.save(
                    title.isEmpty()
                            ? EVERYTHING
                            : "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[{\"object\":\"user\","
                                    + "\"target\":\"jobTitle\",\"constant\":\"" + title + "\"}]}}");
            int statements = read.bench.source.statements();
            int requests = read.directory.requests.size();
            assertThat(read.bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
            assertThat(read.bench.account()).containsEntry("updated", title.isEmpty() ? 0 : people);
            assertThat(read.directory.requests).hasSize(requests);
            return read.bench.source.statements() - statements;
        }
    }

    /** Two of the pages hold the unit and the group besides. */
    private static int initial(int people) {
        try (Bench bench = new Bench(Server.PRIVATE, PAGE, PAGE, EVERYTHING)) {
            Thing unit = bench.directory.add("organizationalUnit", bench.directory.root, "Unit");
            IntStream.range(0, people - 2).forEach(number -> bench.directory.user(unit, "Person " + number));
            int before = bench.source.statements();
            assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
            return bench.source.statements() - before;
        }
    }

    private static List<Integer> changed(int count, BiConsumer<Read, Integer> change) {
        try (Read read = new Read(6 * PAGE)) {
            IntStream.range(0, count).forEach(number -> change.accept(read, number));
            return read.costs();
        }
    }

    private static void title(Read read, int number) {
        read.directory.set(read.people.get(number), "title", "Title " + number);
    }

    private static void join(Read read, int number) {
        read.directory.link(read.group, "member", read.people.get(number));
    }
}
