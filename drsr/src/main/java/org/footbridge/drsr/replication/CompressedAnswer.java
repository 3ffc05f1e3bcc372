package org.footbridge.drsr.replication;

import org.footbridge.drsr.compression.Algorithm;
import org.footbridge.drsr.compression.Decompress;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/**
 * The versions 2 and 7 of an answer, which hold another one compressed (DRS_COMPRESSED_BLOB, MS-DRSR 4.1.10.2.19). What
 * comes out is a serialized type (MS-RPCE 2.2.6): sixteen bytes of headers, then the answer.
 *
 * @param version of the answer within
 * @param body the answer within, from its first member on
 */
record CompressedAnswer(int version, NdrReader body) {
    private static final int SERIALIZED = 1;
    private static final int LITTLE_ENDIAN = 0x10;
    private static final int COMMON_HEADER = 8;

    /** Version 2: an answer of version 1 in MSZIP. */
    static CompressedAnswer ofFirst(NdrReader reader, int mostBytes) {
        return new CompressedAnswer(1, body(Algorithm.MSZIP, reader, mostBytes));
    }

    /** Version 7: any answer, any algorithm. */
    static CompressedAnswer ofAny(NdrReader reader, int mostBytes) {
        int version = reader.int32();
        int number = reader.unsignedShort();
        Algorithm algorithm = Algorithm.numbered(number)
                .orElseThrow(() -> new DrsException(
                        DrsException.Code.ANSWER_UNSUPPORTED,
                        "The server's answer is compressed in a way that is not known, number " + number));
        return new CompressedAnswer(version, body(algorithm, reader.align(4), mostBytes));
    }

    private static NdrReader body(Algorithm algorithm, NdrReader reader, int mostBytes) {
        int size = reader.int32();
        int compressedSize = reader.int32();
        boolean present = reader.pointer();
        if (size < 0 || size > mostBytes) {
            throw new DrsException(
                    DrsException.Code.TOO_LARGE,
                    "The server's answer has " + Integer.toUnsignedString(size) + " bytes when it is decompressed, "
                            + "more than " + mostBytes);
        }
        byte[] compressed = present ? reader.bytes(reader.count(1)) : new byte[0];
        if (compressed.length != compressedSize) {
            throw new DrsException(
                    DrsException.Code.MALFORMED, "The server's compressed answer is shorter or longer than it says");
        }
        NdrReader clear = new NdrReader(Decompress.stream(algorithm, compressed, size));
        if (clear.unsignedByte() != SERIALIZED
                || clear.unsignedByte() != LITTLE_ENDIAN
                || clear.unsignedShort() != COMMON_HEADER) {
            throw new DrsException(
                    DrsException.Code.MALFORMED, "What the server has compressed is no answer in little-endian order");
        }
        return clear.skip(4).skip(8);
    }
}
