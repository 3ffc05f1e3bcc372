package org.footbridge.sampleforest.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Times as 100-nanosecond steps since 1601, as in {@code pwdLastSet} (MS-DTYP 2.3.3). */
public final class FileTime {
    private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;

    private FileTime() {}

    public static long of(Instant at) {
        return (at.getEpochSecond() + SECONDS_1601_TO_1970) * 10_000_000L + at.getNano() / 100;
    }

    /** The number as text in bytes, as it is stored. */
    public static byte[] text(Instant at) {
        return Long.toString(of(at)).getBytes(StandardCharsets.UTF_8);
    }
}
