package org.footbridge.acceptance;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a tenant directory is not what it must be.
 *
 * @param all in the order of the expected objects
 * @param compared objects that are in both
 */
public record Differences(List<Difference> all, int compared) {
    private static final int SHOWN = 50;

    public Differences {
        all = List.copyOf(all);
    }

    /** What kind of mistake it is. */
    public enum Sort {
        MISSING_OBJECT,
        SURPLUS_OBJECT,
        WRONG_PROPERTY,
        MISSING_MEMBER,
        SURPLUS_MEMBER,
        MISSING_REFERENCE,
        SURPLUS_REFERENCE
    }

    /**
     * One mistake.
     *
     * @param object readable name of the object
     * @param detail the property with both values, or the member, or the property and whom it refers to
     */
    public record Difference(Sort sort, String object, String detail) {
        @Override
        public String toString() {
            return sort + " " + object + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    public boolean none() {
        return all.isEmpty();
    }

    /** A headline with counts and at most 50 lines. */
    @Override
    public String toString() {
        if (none()) {
            return "no differences in " + compared + " objects";
        }
        String counts = all.stream()
                .collect(Collectors.groupingBy(Difference::sort, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        String lines = all.stream().limit(SHOWN).map(line -> "\n  " + line).collect(Collectors.joining());
        String rest = all.size() > SHOWN ? "\n  ... and " + (all.size() - SHOWN) + " more" : "";
        return all.size() + " differences (" + counts + ") in " + compared + " objects:" + lines + rest;
    }
}
