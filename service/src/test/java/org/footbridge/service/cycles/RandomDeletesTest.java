package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.deletes.Chosen;
import org.footbridge.service.deletes.Decision;
import org.footbridge.service.deletes.HeldDeletes.Item;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens in the directory and whatever is decided, in whatever order: what is deleted was either allowed for the
 * very reason for which it goes, or was never held and among so few that nothing had to be asked.
 */
@Tag("slow")
class RandomDeletesTest {
    private static final int PEOPLE = 12;
    private static final int ROUNDS = 40;
    private static final int THRESHOLD = 3;
    private static final String RULES =
            "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":[\"OU=Outside,DC=corp,DC=example\"]},"
                    + "\"deletes\":{\"threshold\":" + THRESHOLD + ",\"percent\":100}}";

    private record Said(String reason, String state) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingIsDeletedThatWasNotAllowed(long seed) {
        Random random = new Random(Long.getLong("footbridge.seed", seed));
        try (Bench bench = new Bench(Server.PRIVATE, 50, RULES)) {
            ScriptedDirectory directory = bench.directory;
            Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
            Thing outside = directory.add("organizationalUnit", directory.root, "Outside");
            Map<String, Thing> people = new LinkedHashMap<>();
            for (int number = 0; number < PEOPLE; number++) {
                people.put("P" + number, directory.user(staff, "P" + number));
            }
            bench.cycle();
            for (int round = 0; round < ROUNDS; round++) {
                for (int step = random.nextInt(4); step >= 0; step--) {
                    change(random, directory, new ArrayList<>(people.values()), staff, outside);
                }
                decide(random, bench);
                Set<String> expected = expected(people, outside, new TreeSet<>(bench.names("user")), said(bench));

                CycleState state = bench.cycle().state();

                assertThat(bench.names("user"))
                        .as("round %d, seed %d", round, seed)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(state == CycleState.HALTED)
                        .as("it says whether something waits; round %d, seed %d", round, seed)
                        .isEqualTo(items(bench).stream()
                                .anyMatch(item -> item.state().equals("held")));
            }
        }
    }

    private static void change(
            Random random, ScriptedDirectory directory, List<Thing> people, Thing staff, Thing outside) {
        Thing person = people.get(random.nextInt(people.size()));
        if (person.deleted) {
            directory.restore(person);
            return;
        }
        switch (random.nextInt(4)) {
            case 0, 1 -> directory.delete(person);
            case 2 -> directory.move(person, outside);
            default -> directory.move(person, staff);
        }
    }

    private static void decide(Random random, Bench bench) {
        List<Item> items = items(bench);
        if (items.isEmpty() || random.nextInt(3) == 0) {
            return;
        }
        List<Decision> all = List.of(Decision.values());
        Decision decision = all.get(random.nextInt(all.size()));
        Chosen chosen = random.nextBoolean()
                ? new Chosen.All(items.get(random.nextInt(items.size())).number(), Set.of())
                : new Chosen.Numbers(
                        Set.of(items.get(random.nextInt(items.size())).number()));
        try {
            bench.decide.decide(bench.saved, decision, chosen, "Ann");
        } catch (ServiceFailure refused) {
            assertThat(refused.code()).isEqualTo("HeldDeletesChanged");
        }
    }

    private static Set<String> expected(
            Map<String, Thing> people, Thing outside, Set<String> living, Map<String, Said> said) {
        Map<String, String> leaving = new HashMap<>();
        Set<String> expected = new TreeSet<>(living);
        people.forEach((name, person) -> {
            if (!person.deleted && !outside.guid.equals(person.parent)) {
                expected.add(name);
            } else if (living.contains(name)) {
                leaving.put(name, person.deleted ? "DELETED" : "OUT_OF_SCOPE");
            }
        });
        Set<String> undecided = new HashSet<>();
        leaving.forEach((name, reason) -> {
            boolean decided = Optional.ofNullable(said.get(name))
                    .filter(one -> one.reason().equals(reason) && !one.state().equals("held"))
                    .isPresent();
            if (!decided) {
                undecided.add(name);
            }
        });
        leaving.forEach((name, reason) -> {
            Said one = said.get(name);
            boolean allowed =
                    one != null && one.reason().equals(reason) && one.state().equals("allowed");
            if (allowed || (one == null && undecided.size() < THRESHOLD)) {
                expected.remove(name);
            }
        });
        return expected;
    }

    private static Map<String, Said> said(Bench bench) {
        return items(bench).stream()
                .collect(Collectors.toMap(
                        item -> String.valueOf(item.target().name()), item -> new Said(item.reason(), item.state())));
    }

    private static List<Item> items(Bench bench) {
        return bench.held.page(bench.saved, Optional.empty(), Optional.empty(), 0, 1000);
    }
}
