package org.footbridge.drsr.compression;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/**
 * Puts a compressed stream together again (DecompressMessage, MS-DRSR 4.1.10.6.19). It is a row of chunks that each begin on
 * a multiple of four bytes, with the size in clear and the size as it is; sizes that are equal mean that nothing is
 * compressed, of a chunk as of the whole.
 */
public final class Decompress {
    private Decompress() {}

    /**
     * @param size in clear
     * @param from where its content begins
     * @param length of its content
     */
    private record Chunk(int size, int from, int length) {}

    /**
     * @param size in clear, as announced, which the caller has compared with what it allows
     * @return as many bytes
     */
    public static byte[] stream(Algorithm algorithm, byte[] compressed, int size) {
        if (compressed.length == size) {
            return compressed.clone();
        }
        List<Chunk> chunks = chunks(algorithm, compressed, size);
        byte[] clear = new byte[size];
        try (Mszip mszip = new Mszip()) {
            int done = 0;
            for (Chunk chunk : chunks) {
                int end = done + chunk.size();
                if (chunk.length() == chunk.size()) {
                    System.arraycopy(compressed, chunk.from(), clear, done, chunk.size());
                } else {
                    switch (algorithm) {
                        case MSZIP -> mszip.decompress(compressed, chunk.from(), chunk.length(), clear, done, end);
                        case PLAIN_LZ77 ->
                            new PlainLz77(new NdrReader(compressed, chunk.from(), chunk.length()))
                                    .decompress(clear, done, end);
                    }
                }
                done = end;
            }
        }
        return clear;
    }

    /** All chunks up to the announced size, before anything is allocated for what they hold. */
    private static List<Chunk> chunks(Algorithm algorithm, byte[] compressed, int size) {
        NdrReader reader = new NdrReader(compressed);
        List<Chunk> chunks = new ArrayList<>();
        int missing = size;
        while (missing > 0) {
            int clear = reader.align(4).int32();
            if (clear < 1 || clear > Math.min(missing, algorithm.largestChunk())) {
                throw malformed(
                        "a chunk of " + Integer.toUnsignedString(clear) + " bytes where " + missing + " are missing");
            }
            int length = reader.int32();
            chunks.add(new Chunk(clear, compressed.length - reader.remaining(), length));
            reader.skip(length);
            missing -= clear;
        }
        return chunks;
    }

    static DrsException malformed(String how) {
        return new DrsException(
                DrsException.Code.MALFORMED, "The server's answer cannot be decompressed: it has " + how);
    }
}
