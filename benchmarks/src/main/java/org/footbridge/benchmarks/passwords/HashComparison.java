package org.footbridge.benchmarks.passwords;

import java.util.Map;

/**
 * What two readers say of the same accounts.
 *
 * @param equal accounts of which both say the same
 * @param different accounts of which they do not
 * @param missing accounts that only the first knows
 * @param further accounts that only the second knows, those without a password among them
 */
public record HashComparison(long equal, long different, long missing, long further) {

    /** @param second may be another account's reading at another time; passwords must not have changed between them */
    public static HashComparison of(Map<Integer, String> first, Map<Integer, String> second) {
        long equal = first.entrySet().stream()
                .filter(one -> one.getValue().equals(second.get(one.getKey())))
                .count();
        long common = first.keySet().stream().filter(second::containsKey).count();
        return new HashComparison(equal, common - equal, first.size() - common, second.size() - common);
    }
}
