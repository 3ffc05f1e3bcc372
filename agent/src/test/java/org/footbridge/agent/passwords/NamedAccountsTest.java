package org.footbridge.agent.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.footbridge.directory.ObjectGuid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class NamedAccountsTest {
    private static NamedAccounts named(Iterable<ObjectGuid> guids, int count) {
        ByteBuffer packed = ByteBuffer.allocate(16 * count);
        guids.forEach(guid -> packed.put(guid.bytes()));
        return new NamedAccounts(packed.flip());
    }

    @Test
    void thoseThatAreNamedAndNobodyElseIsContained() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int count : new int[] {0, 1, 2, 3, 5, 64, 1_000, 50_000}) {
            // numbered ones, such as tests and some imports have, beside random ones
            Set<ObjectGuid> guids = new HashSet<>();
            while (guids.size() < count) {
                guids.add(
                        random.nextBoolean()
                                ? new ObjectGuid(random.nextLong(), random.nextLong())
                                : new ObjectGuid(0, 1 + guids.size()));
            }
            NamedAccounts named = named(guids, count);
            assertThat(named.count()).isEqualTo(count);
            assertThat(guids).allMatch(named::contains);
            assertThat(named.contains(new ObjectGuid(1, 0))).isFalse();
            List<ObjectGuid> listed = new ArrayList<>();
            named.forEach(listed::add);
            assertThat(listed).containsExactlyInAnyOrderElementsOf(guids);
        }
    }

    @Test
    void whoIsNamedTwiceIsThereOnce() {
        ObjectGuid guid = new ObjectGuid(7, 8);
        assertThat(named(List.of(guid, guid, guid), 3).count()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNoGuidsAreRefused() {
        assertThatThrownBy(() -> new NamedAccounts(ByteBuffer.allocate(17)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("17");
        assertThatThrownBy(() -> new NamedAccounts(ByteBuffer.allocate(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero");
    }
}
