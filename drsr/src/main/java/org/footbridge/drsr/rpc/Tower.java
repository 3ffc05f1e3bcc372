package org.footbridge.drsr.rpc;

import java.util.Optional;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** A protocol tower: floors of identifier and address from the interface down to the network (C706 appendix L). */
final class Tower {
    private static final int FLOORS = 5;
    private static final int UUID_FLOOR = 0x0D;
    private static final int CONNECTION_FLOOR = 0x0B;
    private static final int TCP_FLOOR = 0x07;
    private static final int IP_FLOOR = 0x09;

    private Tower() {}

    /** The tower of an interface over TCP, with the port left open. */
    static byte[] of(RpcInterface service) {
        NdrWriter writer = new NdrWriter().int16(FLOORS);
        identified(writer, service);
        identified(writer, RpcInterface.NDR);
        writer.int16(1).int8(CONNECTION_FLOOR).int16(2).int16(0);
        writer.int16(1).int8(TCP_FLOOR).int16(2).int16(0);
        writer.int16(1).int8(IP_FLOOR).int16(4).int32(0);
        return writer.toBytes();
    }

    private static void identified(NdrWriter writer, RpcInterface service) {
        writer.int16(19)
                .int8(UUID_FLOOR)
                .guid(service.id())
                .int16(service.major())
                .int16(2)
                .int16(service.minor());
    }

    /** The port in the floor of TCP, which is big-endian; empty if there is none. */
    static Optional<Integer> port(byte[] tower) {
        NdrReader reader = new NdrReader(tower);
        int floors = reader.unsignedShort();
        for (int i = 0; i < floors; i++) {
            byte[] left = reader.bytes(reader.unsignedShort());
            byte[] right = reader.bytes(reader.unsignedShort());
            if (left.length == 1 && left[0] == TCP_FLOOR && right.length == 2) {
                int port = ((right[0] & 0xFF) << 8) | (right[1] & 0xFF);
                return port == 0 ? Optional.empty() : Optional.of(port);
            }
        }
        return Optional.empty();
    }
}
