package org.footbridge.drsr.compression;

import org.footbridge.drsr.ndr.NdrReader;

/**
 * One chunk of plain LZ77 (MS-XCA 2.4, MS-DRSR 4.1.10.5.21): 32 flags at a time tell bytes from matches. A match is a
 * distance of 13 bits and a length of 3, which goes on in half bytes that two matches share, in bytes, and in numbers.
 */
final class PlainLz77 {
    private static final int SHORTEST = 3;
    private static final int NONE = -1;

    private final NdrReader chunk;
    private int sharedHalf = NONE;

    /**
     * @param chunk from its first to its last byte
     */
    PlainLz77(NdrReader chunk) {
        this.chunk = chunk;
    }

    /** Fills the place; what follows in the chunk means nothing any more. */
    void decompress(byte[] clear, int from, int to) {
        int done = from;
        int flags = 0;
        int flagsLeft = 0;
        while (done < to) {
            if (flagsLeft == 0) {
                flags = chunk.int32();
                flagsLeft = Integer.SIZE;
            }
            flagsLeft--;
            if (((flags >>> flagsLeft) & 1) == 0) {
                clear[done++] = (byte) chunk.unsignedByte();
            } else {
                int match = chunk.unsignedShort();
                int distance = (match >> 3) + 1;
                long length = length(match & 7);
                if (distance > done - from || length > to - done) {
                    throw Decompress.malformed("a match that reaches out of its chunk");
                }
                // byte for byte, since a match may reach into what it makes
                for (int end = done + (int) length; done < end; done++) {
                    clear[done] = clear[done - distance];
                }
            }
        }
    }

    private long length(int bits) {
        long length = bits;
        if (length == 7) {
            length += half();
            if (length == 7 + 15) {
                int more = chunk.unsignedByte();
                length = more < 0xFF ? length + more : wholeNumber();
            }
        }
        return length + SHORTEST;
    }

    private int half() {
        if (sharedHalf != NONE) {
            int half = sharedHalf;
            sharedHalf = NONE;
            return half;
        }
        int both = chunk.unsignedByte();
        sharedHalf = both >> 4;
        return both & 0xF;
    }

    /** A length that stands for itself, of two bytes or, behind two zeros, of four. */
    private long wholeNumber() {
        int number = chunk.unsignedShort();
        long length = number == 0 ? Integer.toUnsignedLong(chunk.int32()) : number;
        if (length < 7 + 15) {
            throw Decompress.malformed("a match whose length could have been written shorter");
        }
        return length;
    }
}
