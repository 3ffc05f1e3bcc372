package org.footbridge.sampleforest.population;

import java.util.List;
import java.util.Random;

/** Seeded decisions. */
record Choice(Random random) {
    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Prefers what stands in front. */
    <T> T early(List<T> all) {
        return all.get(Math.min(random.nextInt(all.size()), random.nextInt(all.size())));
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** That many digits, the first not a zero. */
    String digits(int count) {
        StringBuilder text = new StringBuilder(count).append(1 + random.nextInt(9));
        while (text.length() < count) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
