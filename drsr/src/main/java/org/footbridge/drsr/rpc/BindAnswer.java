package org.footbridge.drsr.rpc;

import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/**
 * What the server answers to a bind (C706 12.6.4.4).
 *
 * @param largestFragment bytes of a packet that both sides take
 * @param headersSigned whether the server signs headers and expects it
 */
record BindAnswer(int largestFragment, boolean headersSigned) {
    private static final int LEAST_FRAGMENT = 512;
    private static final int AUTHENTICATION_TYPE_UNKNOWN = 8;

    static BindAnswer parse(Packet packet) {
        return switch (packet.type()) {
            case Packet.BIND_ACK -> accepted(packet);
            case Packet.BIND_NAK -> throw refused(packet.body().unsignedShort());
            case Packet.FAULT -> throw Fault.at(packet, true);
            default -> throw Packet.malformed("a packet of type " + packet.type() + " answers the bind");
        };
    }

    private static BindAnswer accepted(Packet packet) {
        NdrReader body = packet.body();
        int largest = Math.min(body.unsignedShort(), body.unsignedShort());
        int addressLength = body.skip(4).unsignedShort();
        int results = body.skip(addressLength).align(4).unsignedByte();
        int result = body.skip(3).unsignedShort();
        int reason = body.unsignedShort();
        if (results != 1 || largest < LEAST_FRAGMENT) {
            throw Packet.malformed("the bind has " + results + " results and fragments of " + largest + " bytes");
        }
        if (result != 0) {
            throw DrsException.answered(
                    DrsException.Code.BIND_REFUSED,
                    "The server refused the interface (result " + result + ", reason " + reason + ")",
                    reason);
        }
        return new BindAnswer(largest, packet.has(Packet.HEADER_SIGNING));
    }

    private static DrsException refused(int reason) {
        return reason == AUTHENTICATION_TYPE_UNKNOWN
                ? DrsException.answered(
                        DrsException.Code.LOGON_REFUSED, "The server does not take this kind of authentication", reason)
                : DrsException.answered(
                        DrsException.Code.BIND_REFUSED, "The server refused the bind (reason " + reason + ")", reason);
    }
}
