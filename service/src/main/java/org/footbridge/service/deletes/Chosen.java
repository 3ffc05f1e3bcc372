package org.footbridge.service.deletes;

import java.util.Set;

/** What a decision is about: never anything that was not shown. */
public sealed interface Chosen {
    /**
     * Everything that was shown.
     *
     * @param upTo the highest number that was shown
     * @param kinds {@code user}, {@code group}, {@code contact}, {@code member}; empty: all
     */
    record All(long upTo, Set<String> kinds) implements Chosen {
        public All {
            kinds = Set.copyOf(kinds);
        }
    }

    /** These, by their numbers. */
    record Numbers(Set<Long> numbers) implements Chosen {
        public Numbers {
            numbers = Set.copyOf(numbers);
        }
    }
}
