package org.footbridge.agent.passwords;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.footbridge.directory.ObjectGuid;

/**
 * Accounts by their objectGUIDs, in 24 to 48 bytes each: a quarter of a million fit into a small heap beside everything else.
 * Immutable.
 */
public final class NamedAccounts {
    /** Spreads what some directories number one after the other (the golden ratio, as of Knuth's multiplicative hashing). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Both halves of each, with gaps; two zeros: a gap, for no object has that GUID. */
    private final long[] halves;

    private final int places;
    private int count;

    /**
     * Reads them.
     *
     * @param guids 16 raw bytes each, one after the other
     * @throws IllegalArgumentException they are not
     */
    public NamedAccounts(ByteBuffer guids) {
        if (guids.remaining() % ObjectGuid.LENGTH != 0) {
            throw new IllegalArgumentException("GUIDs have 16 bytes each, there are " + guids.remaining());
        }
        this.places = Integer.highestOneBit(Math.max(1, guids.remaining() / ObjectGuid.LENGTH * 3 / 2)) << 1;
        this.halves = new long[2 * places];
        ByteBuffer in = guids.slice();
        while (in.hasRemaining()) {
            add(in.getLong(), in.getLong());
        }
    }

    private void add(long first, long second) {
        if (first == 0 && second == 0) {
            throw new IllegalArgumentException("no object has the GUID zero");
        }
        int at = place(first, second);
        if (halves[2 * at] == 0 && halves[2 * at + 1] == 0) {
            halves[2 * at] = first;
            halves[2 * at + 1] = second;
            count++;
        }
    }

    /** Where it is, or would be. */
    private int place(long first, long second) {
        int at = (int) (((first ^ second) * SPREAD) >>> 32) & (places - 1);
        while ((halves[2 * at] != 0 || halves[2 * at + 1] != 0)
                && (halves[2 * at] != first || halves[2 * at + 1] != second)) {
            at = (at + 1) & (places - 1);
        }
        return at;
    }

    public boolean contains(ObjectGuid account) {
        int at = place(account.first(), account.second());
        return halves[2 * at] != 0 || halves[2 * at + 1] != 0;
    }

    /** How many different ones. */
    public int count() {
        return count;
    }

    /** Each once, in an order that depends on nothing but them. */
    public void forEach(Consumer<ObjectGuid> consumer) {
        for (int at = 0; at < places; at++) {
            if (halves[2 * at] != 0 || halves[2 * at + 1] != 0) {
                consumer.accept(new ObjectGuid(halves[2 * at], halves[2 * at + 1]));
            }
        }
    }
}
