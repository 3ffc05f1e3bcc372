package org.footbridge.drsr.rpc;

import java.util.Optional;
import org.footbridge.drsr.ndr.NdrWriter;

/** The client's packets that lead to a bound connection (C706 12.6.4.3, MS-RPCE 2.2.2.5). */
final class BindRequest {
    private BindRequest() {}

    static byte[] packet(RpcInterface service, Optional<PacketPrivacy> privacy, int largestFragment, int call) {
        byte[] token = privacy.map(PacketPrivacy::firstToken).orElseGet(() -> new byte[0]);
        NdrWriter body = new NdrWriter()
                .int16(largestFragment)
                .int16(largestFragment)
                .int32(0)
                .int32(1)
                .int16(0)
                .int16(1);
        service.write(body);
        RpcInterface.NDR.write(body);
        int flags = Packet.FIRST | Packet.LAST | (privacy.isPresent() ? Packet.HEADER_SIGNING : 0);
        return packet(Packet.BIND, flags, body.toBytes(), privacy, token, call);
    }

    static byte[] lastLeg(PacketPrivacy privacy, byte[] token, int call) {
        return packet(Packet.AUTH3, Packet.FIRST | Packet.LAST, new byte[4], Optional.of(privacy), token, call);
    }

    private static byte[] packet(
            int type, int flags, byte[] body, Optional<PacketPrivacy> privacy, byte[] token, int call) {
        int trailer = privacy.isPresent() ? Packet.TRAILER : 0;
        int length = Packet.HEADER + body.length + trailer + token.length;
        if (length > 0xFFFF) {
            throw new IllegalStateException("the authentication's token has " + token.length + " bytes: more than fit");
        }
        NdrWriter writer = Packet.begin(type, flags, length, token.length, call).bytes(body);
        privacy.ifPresent(side -> Packet.trailer(writer, side.authenticationType(), 0));
        return writer.bytes(token).toBytes();
    }
}
