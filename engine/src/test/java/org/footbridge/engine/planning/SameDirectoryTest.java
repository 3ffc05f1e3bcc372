package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.Samples;
import org.footbridge.engine.UniqueKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The directory that comes out does not depend on how its objects came: in which order, in which pages, how often. */
@Tag("slow")
class SameDirectoryTest {

    private static final long SEED = Long.getLong("footbridge.seed", 20261121L);
    private static final int PEOPLE = 24;

    private static Random seeded(String test) {
        System.out.println(test + " seed " + SEED);
        return new Random(SEED);
    }

    private static Comparator<ObjectGuid> shuffled(Random random) {
        Map<ObjectGuid, Integer> places = new HashMap<>();
        return Comparator.comparing(guid -> places.computeIfAbsent(guid, key -> random.nextInt()));
    }

    private static Wanted object(int number, int name, int address, String title) {
        Wanted wanted = switch (number % 4) {
            case 1 -> Wanted.group(number);
            case 2 -> Wanted.contact(number);
            default ->
                Wanted.user(number)
                        .named("n" + name + "@fabrikam.example")
                        .matchedBy("userPrincipalName", "n" + name + "@fabrikam.example");
        };
        return wanted.addresses("SMTP:a" + address + "@x.example", "smtp:b" + address + "@x.example")
                .matchedBy("proxyAddresses", "a" + address + "@x.example")
                .with("jobTitle", title);
    }

    private static List<Integer> numbers(int count, Random random) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, random);
        return numbers;
    }

    /** Everybody wants something else than before and nobody what another wants: rings and chains of exchanges. */
    private static List<Wanted> withoutConflicts(Random random) {
        List<Integer> names = numbers(PEOPLE + 2, random);
        List<Integer> addresses = numbers(PEOPLE + 2, random);
        List<Wanted> all = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            if (random.nextInt(8) > 0) {
                all.add(object(number, names.get(number), addresses.get(number), "t" + random.nextInt(3)));
            }
        }
        return all;
    }

    /** Few names for many. */
    private static List<Wanted> withConflicts(Random random) {
        List<Wanted> all = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            if (random.nextInt(8) > 0) {
                all.add(object(number, random.nextInt(14), random.nextInt(18), "t" + random.nextInt(3)));
            }
        }
        return all;
    }

    private static void stage(MemoryTenant tenant, List<Wanted> all) {
        Map<ObjectGuid, Wanted> wanted = new HashMap<>();
        all.forEach(object -> wanted.put(object.guid(), object));
        for (int number = 0; number < PEOPLE; number++) {
            ObjectGuid guid = Samples.guid(number);
            Wanted object = wanted.get(guid);
            if (object == null) {
                tenant.stageGone(guid);
            } else {
                tenant.stage(object.projected());
            }
        }
    }

    @Test
    void whatComesInAnyOrderInAnyPagesEndsInTheSameDirectory() {
        Random random = seeded("whatComesInAnyOrderInAnyPagesEndsInTheSameDirectory");
        for (int round = 0; round < 80; round++) {
            MemoryTenant whole = new MemoryTenant();
            MemoryTenant split = new MemoryTenant();
            List<Wanted> last = List.of();
            for (int cycle = 0; cycle < 4; cycle++) {
                // in between there may be conflicts; in the end there are none
                last = cycle < 3 && random.nextInt(3) == 0 ? withConflicts(random) : withoutConflicts(random);
                stage(whole, last);
                stage(split, last);
                whole.cycle(1000, Comparator.naturalOrder());
                split.cycle(1 + random.nextInt(7), shuffled(random));
                if (random.nextBoolean()) {
                    stage(split, last);
                    split.cycle(1 + random.nextInt(7), shuffled(random));
                }
            }
            MemoryTenant fresh = new MemoryTenant();
            stage(fresh, last);
            fresh.cycle(5, Comparator.naturalOrder());
            assertThat(split.failed()).as("round %s", round).isEmpty();
            assertThat(split.picture()).as("round %s", round).isEqualTo(fresh.picture());
            assertThat(whole.picture()).as("round %s", round).isEqualTo(fresh.picture());
        }
    }

    @Test
    void whatComesTogetherForTheFirstTimeIsServedInTheSameOrderWhateverThePages() {
        Random random = seeded("whatComesTogetherForTheFirstTimeIsServedInTheSameOrderWhateverThePages");
        int held = 0;
        for (int round = 0; round < 150; round++) {
            List<Wanted> all = withConflicts(random);
            MemoryTenant whole = new MemoryTenant();
            stage(whole, all);
            whole.cycle(1000, Comparator.naturalOrder());
            MemoryTenant split = new MemoryTenant();
            List<Wanted> mixed = new ArrayList<>(all);
            Collections.shuffle(mixed, random);
            stage(split, mixed);
            split.cycle(1 + random.nextInt(7), Comparator.naturalOrder());
            stage(split, mixed);
            split.cycle(1 + random.nextInt(7), Comparator.naturalOrder());
            assertThat(split.picture()).as("round %s", round).isEqualTo(whole.picture());
            held += (int) whole.picture().values().stream()
                    .filter(text -> !text.endsWith("[]"))
                    .count();
        }
        assertThat(held).isGreaterThan(150);
    }

    @Test
    void whoeverIsServedFirstDoesNotDependOnPagesThoughSomeAreLinkedAndOthersNew() {
        Random random = seeded("whoeverIsServedFirstDoesNotDependOnPagesThoughSomeAreLinkedAndOthersNew");
        int held = 0;
        for (int round = 0; round < 120; round++) {
            MemoryTenant whole = new MemoryTenant();
            MemoryTenant split = new MemoryTenant();
            for (int cycle = 0; cycle < 4; cycle++) {
                List<Wanted> all = withConflicts(random);
                if (cycle == 0) {
                    all = all.stream().filter(wanted -> random.nextBoolean()).toList();
                }
                stage(whole, all);
                stage(split, all);
                whole.cycle(1000, Comparator.naturalOrder());
                split.cycle(1 + random.nextInt(7), Comparator.naturalOrder());
                assertThat(split.picture())
                        .as("round %s, cycle %s", round, cycle)
                        .isEqualTo(whole.picture());
                held += (int) whole.picture().values().stream()
                        .filter(text -> !text.endsWith("[]"))
                        .count();
            }
        }
        assertThat(held).isGreaterThan(500);
    }

    @Test
    void aLinkedObjectGetsWhatANewOneWithALowerGuidWantsToo() {
        for (int pageSize : new int[] {1, 2, 1000}) {
            MemoryTenant tenant = new MemoryTenant();
            tenant.stage(Wanted.user(9).projected());
            tenant.cycle(pageSize, Comparator.naturalOrder());
            tenant.stage(Wanted.user(1).addresses("SMTP:a@x.example").projected());
            tenant.stage(Wanted.user(9).addresses("SMTP:a@x.example").projected());
            tenant.cycle(pageSize, Comparator.naturalOrder());
            assertThat(tenant.picture().get(Samples.guid(9)))
                    .as("pages of %s", pageSize)
                    .endsWith("without []");
            assertThat(tenant.picture().get(Samples.guid(1))).endsWith("[SMTP:a@x.example of " + Samples.guid(9) + "]");
        }
    }

    @Test
    void nobodyGoesWithoutAValueThatNobodyHas() {
        Random random = seeded("nobodyGoesWithoutAValueThatNobodyHas");
        for (int round = 0; round < 100; round++) {
            MemoryTenant tenant = new MemoryTenant();
            for (int cycle = 0; cycle < 4; cycle++) {
                List<Wanted> all = withConflicts(random);
                stage(tenant, all);
                tenant.cycle(1 + random.nextInt(7), shuffled(random));
                assertThat(tenant.failed()).isEmpty();
                for (Wanted wanted : all) {
                    assertThat(tenant.hasOrWaitsFor(wanted.guid()))
                            .as("round %s, cycle %s, %s", round, cycle, wanted.guid())
                            .containsAll(keys(wanted));
                }
            }
        }
    }

    private static List<MatchKey> keys(Wanted wanted) {
        UniqueKeys keys =
                UniqueKeys.of(wanted.desired().kind(), wanted.desired().properties());
        List<MatchKey> all = new ArrayList<>();
        keys.userPrincipalName().ifPresent(name -> all.add(new MatchKey(UniqueKeys.USER_PRINCIPAL_NAME, name)));
        keys.addresses().forEach(address -> all.add(new MatchKey(UniqueKeys.PROXY_ADDRESSES, address)));
        return all;
    }
}
