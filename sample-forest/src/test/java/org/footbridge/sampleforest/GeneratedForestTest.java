package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forests of a wanted size with a wanted number of memberships. */
class GeneratedForestTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Size SIZE = new Size(600, 60, 40).withMemberships(4_000, 620);

    @Test
    void aForestHasWhatWasAskedFor() {
        try (SampleForest forest = start(SIZE, 7)) {
            Contents contents = forest.domains().getFirst().contents();
            int inventedUsers = forest.domains().getFirst().people(10_000).size();
            assertThat(inventedUsers).isEqualTo(600);
            assertThat(contents.contacts()).isEqualTo(40);
            assertThat(contents.largestGroup()).isEqualTo(620);
            int everyDomains = emptyForest().groupSizes().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(contents.memberships() - everyDomains).isEqualTo(4_000);
        }
    }

    @Test
    void sizesOfGroupsFallFromAFewLargeOnesToManySmallOnes() {
        try (SampleForest forest = start(SIZE, 7)) {
            Contents contents = forest.domains().getFirst().contents();
            List<Integer> sizes = contents.groupSizes();
            assertThat(sizes).contains(0);
            assertThat(contents.groupSizeAt(50)).isBetween(5, 60);
            assertThat(contents.groupSizeAt(99)).isGreaterThan(5 * contents.groupSizeAt(50));
        }
    }

    @Test
    void theSameSeedInventsTheSameForestAndAnotherSeedAnother() {
        String first = ldif(7);
        assertThat(first).contains("cn: All Staff", "objectClass: contact", "manager: CN=");
        assertThat(ldif(7)).isEqualTo(first);
        assertThat(ldif(8)).isNotEqualTo(first);
    }

    @Test
    void numbersThatDoNotFitTogetherAreRefused() {
        Size people = new Size(100, 3, 10);
        assertThatThrownBy(() -> people.withMemberships(200, 111))
                .hasMessage("A group of 111 needs as many users and contacts; there are 110");
        assertThatThrownBy(() -> people.withMemberships(301, 100))
                .hasMessage("301 members do not fit into 3 groups of at most 100");
        assertThatThrownBy(() -> people.withMemberships(9, 10))
                .hasMessage("The largest group cannot have 10 of 9 members");
        assertThat(people.withMemberships(300, 100).memberships()).isPresent();
    }

    private static String ldif(long seed) {
        try (SampleForest forest = start(new Size(120, 20, 10).withMemberships(500, 100), seed)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int entries = forest.domains().getFirst().writeLdif(out);
            String text = out.toString(StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> line.startsWith("dn:")).count())
                    .isEqualTo(entries);
            return text;
        }
    }

    private static Contents emptyForest() {
        try (SampleForest forest = start(Size.EMPTY, 7)) {
            return forest.domains().getFirst().contents();
        }
    }

    private static SampleForest start(Size size, long seed) {
        return SampleForest.builder()
                .domain("size.test", size)
                .seed(seed)
                .clock(CLOCK)
                .start();
    }
}
