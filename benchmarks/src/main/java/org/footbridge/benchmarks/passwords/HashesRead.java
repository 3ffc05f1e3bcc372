package org.footbridge.benchmarks.passwords;

import java.util.Map;

/**
 * What a reader found.
 *
 * @param hashes NT hash in lower-case hexadecimal, by the last part of the account's security identifier
 * @param seconds from before it connected until it had the last one
 * @param processor seconds of processor time that the reader used
 */
public record HashesRead(Map<Integer, String> hashes, double seconds, double processor) {
    public HashesRead {
        hashes = Map.copyOf(hashes);
    }

    public double perSecond() {
        return hashes.size() / seconds;
    }

    /** Without hashes. */
    @Override
    public String toString() {
        return "HashesRead[" + hashes.size() + " in " + seconds + " s]";
    }
}
