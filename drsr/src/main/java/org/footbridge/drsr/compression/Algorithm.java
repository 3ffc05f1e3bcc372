package org.footbridge.drsr.compression;

import java.util.Arrays;
import java.util.Optional;

/** How an answer is compressed (DRS_COMP_ALG_TYPE, MS-DRSR 4.1.10.2.18). */
public enum Algorithm {
    /** Deflate (RFC 1951) in chunks that know the chunk before. */
    MSZIP(2, 0x8000),
    /** LZ77 as Windows Server 2003 writes it (the plain one of MS-XCA), in chunks that stand alone. */
    PLAIN_LZ77(3, 0x1_0000);

    private final int number;
    private final int largestChunk;

    Algorithm(int number, int largestChunk) {
        this.number = number;
        this.largestChunk = largestChunk;
    }

    /** The algorithm of a number; empty if it is none of these. */
    public static Optional<Algorithm> numbered(int number) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.number == number)
                .findFirst();
    }

    /** Bytes of a chunk in clear, at most. */
    int largestChunk() {
        return largestChunk;
    }
}
