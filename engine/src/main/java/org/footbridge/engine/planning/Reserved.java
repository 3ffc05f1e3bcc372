package org.footbridge.engine.planning;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.footbridge.engine.MatchKey;

/**
 * What nobody gets while a cycle goes through everything for the first time: values that somebody let go of meanwhile, and
 * all that those want who were put off. So who gets a value does not depend on how objects fall into pages. The room it
 * takes is bounded: of very many keys it may take another for reserved too, and then an object is put off for nothing.
 */
public final class Reserved {

    private static final int FEW = 10_000;
    private static final int BITS = 1 << 27;

    private final Set<MatchKey> few = new HashSet<>();
    private final BitSet many = new BitSet();

    void add(MatchKey key) {
        if (few.size() < FEW) {
            few.add(key);
        } else {
            many.set(place(key));
        }
    }

    boolean mayContain(MatchKey key) {
        return few.contains(key) || many.get(place(key));
    }

    private static int place(MatchKey key) {
        int hash = 31 * key.property().hashCode() + key.value().hashCode();
        // the multiplier of Fibonacci hashing: neighbouring hashes, as of numbered names, come to lie far apart
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(BITS));
    }
}
