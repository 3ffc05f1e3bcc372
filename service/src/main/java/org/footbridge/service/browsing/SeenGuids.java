package org.footbridge.service.browsing;

import java.util.UUID;

/**
 * Which objects were looked at: an answer may tell one twice. Keeps 64 bits of each in an open table, 16 bytes an object;
 * that two of a million are taken for one happens once in tens of millions of times. Not thread-safe.
 */
final class SeenGuids {
    private static final int FIRST_SIZE = 1 << 10;
    /** Odd bits of the golden ratio: spreads what differs in few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] table = new long[FIRST_SIZE];
    private int size;

    /** Whether it was not there yet. */
    boolean add(UUID guid) {
        long high = guid.getMostSignificantBits() * SPREAD;
        long mark = (high ^ (high >>> 29)) + Long.rotateLeft(guid.getLeastSignificantBits() * SPREAD, 31);
        if (!put(mark == 0 ? 1 : mark)) {
            return false;
        }
        size++;
        if (size > table.length / 2) {
            grow();
        }
        return true;
    }

    private boolean put(long mark) {
        int place = (int) (mark ^ (mark >>> 32)) & (table.length - 1);
        while (table[place] != 0) {
            if (table[place] == mark) {
                return false;
            }
            place = (place + 1) & (table.length - 1);
        }
        table[place] = mark;
        return true;
    }

    private void grow() {
        long[] before = table;
        table = new long[before.length * 2];
        for (long mark : before) {
            if (mark != 0) {
                put(mark);
            }
        }
    }
}
