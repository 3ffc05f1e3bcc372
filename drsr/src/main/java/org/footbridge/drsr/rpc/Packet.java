package org.footbridge.drsr.rpc;

import java.util.Arrays;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** One packet of the connection-oriented protocol (C706 12.6.3), as bytes with the numbers of its header. */
final class Packet {
    static final int HEADER = 16;
    static final int TRAILER = 8;

    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;
    static final int BIND_NAK = 13;
    static final int AUTH3 = 16;

    static final int FIRST = 1;
    static final int LAST = 2;
    /** In binds only: both sides sign headers (MS-RPCE 2.2.2.3). */
    static final int HEADER_SIGNING = 4;

    /** Little-endian, ASCII, IEEE numbers. */
    private static final int DATA_REPRESENTATION = 0x10;

    private static final int PRIVACY = 6;

    private final byte[] bytes;
    private final int type;
    private final int flags;
    private final int signatureLength;
    private final int call;

    private Packet(byte[] bytes, int type, int flags, int signatureLength, int call) {
        this.bytes = bytes;
        this.type = type;
        this.flags = flags;
        this.signatureLength = signatureLength;
        this.call = call;
    }

    /** Length of the packet that begins with these 16 bytes. */
    static int length(byte[] header) {
        NdrReader reader = new NdrReader(header);
        int version = reader.unsignedByte();
        int minor = reader.unsignedByte();
        int representation = reader.skip(2).unsignedByte();
        int length = reader.skip(3).unsignedShort();
        if (version != 5 || minor > 1 || representation != DATA_REPRESENTATION || length < HEADER) {
            throw malformed("what came is no packet of RPC version 5 in little-endian order");
        }
        return length;
    }

    /** A whole packet. */
    static Packet parse(byte[] bytes) {
        if (bytes.length < HEADER || length(Arrays.copyOf(bytes, HEADER)) != bytes.length) {
            throw malformed("a packet has another length than it says");
        }
        NdrReader reader = new NdrReader(bytes).skip(2);
        int type = reader.unsignedByte();
        int flags = reader.unsignedByte();
        int signatureLength = reader.skip(6).unsignedShort();
        int call = reader.int32();
        if (signatureLength > 0 && HEADER + TRAILER + signatureLength > bytes.length) {
            throw malformed("a packet's signature is longer than the packet");
        }
        return new Packet(bytes, type, flags, signatureLength, call);
    }

    /** The header of a packet that is about to be written. */
    static NdrWriter begin(int type, int flags, int length, int signatureLength, int call) {
        return new NdrWriter()
                .int8(5)
                .int8(0)
                .int8(type)
                .int8(flags)
                .int32(DATA_REPRESENTATION)
                .int16(length)
                .int16(signatureLength)
                .int32(call);
    }

    /** The security trailer (MS-RPCE 2.2.2.11), which follows padding to a multiple of four. */
    static void trailer(NdrWriter writer, int authenticationType, int padding) {
        writer.int8(authenticationType).int8(PRIVACY).int8(padding).int8(0).int32(1);
    }

    byte[] bytes() {
        return bytes;
    }

    int type() {
        return type;
    }

    int call() {
        return call;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    boolean signed() {
        return signatureLength > 0;
    }

    /** The token or signature; empty if there is none. */
    byte[] signature() {
        return Arrays.copyOfRange(bytes, bytes.length - signatureLength, bytes.length);
    }

    /** What lies between the header and the security trailer or the end. */
    NdrReader body() {
        return new NdrReader(bytes, HEADER, bodyEnd() - HEADER);
    }

    int bodyEnd() {
        return signed() ? bytes.length - signatureLength - TRAILER : bytes.length;
    }

    /** How many bytes of the body are padding. */
    int padding() {
        return signed() ? bytes[bodyEnd() + 2] & 0xFF : 0;
    }

    /** The type and the level of the authentication. */
    boolean sealedBy(int authenticationType) {
        return signed() && (bytes[bodyEnd()] & 0xFF) == authenticationType && bytes[bodyEnd() + 1] == PRIVACY;
    }

    static DrsException malformed(String what) {
        return new DrsException(DrsException.Code.MALFORMED, "The server's answer cannot be read: " + what);
    }
}
