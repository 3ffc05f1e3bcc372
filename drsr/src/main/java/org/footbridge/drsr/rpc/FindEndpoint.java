package org.footbridge.drsr.rpc;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** Asks a server's endpoint mapper for the TCP port of an interface (ept_map, C706 appendix O, MS-RPCE 2.2.1.2). */
public final class FindEndpoint {
    private static final RpcInterface MAPPER =
            new RpcInterface(UUID.fromString("e1af8308-5d1f-11c9-91a4-08002b14a0fa"), 3, 0);
    private static final int MAPPER_PORT = 135;
    private static final int MAP = 3;
    private static final int HANDLE = 20;

    private FindEndpoint() {}

    /**
     * @param host name or address of the server
     * @return its port, from 1 to 65535
     */
    public static int port(String host, RpcInterface service, RpcLimits limits) {
        RpcLimits briefly = new RpcLimits(limits.connect(), limits.connect(), 65_536);
        try (RpcConnection mapper =
                RpcConnection.open(new InetSocketAddress(host, MAPPER_PORT), MAPPER, Optional.empty(), briefly)) {
            return answer(mapper.call(MAP, question(service)), host);
        }
    }

    static byte[] question(RpcInterface service) {
        byte[] tower = Tower.of(service);
        return new NdrWriter()
                .pointer()
                .guid(new UUID(0, 0))
                .pointer()
                .int32(tower.length)
                .int32(tower.length)
                .bytes(tower)
                .align(4)
                .zeros(HANDLE)
                .int32(4)
                .toBytes();
    }

    static int answer(byte[] stub, String host) {
        NdrReader reader = new NdrReader(stub).skip(HANDLE + 4 + 4 + 4);
        int towers = reader.count(4);
        int present = 0;
        for (int i = 0; i < towers; i++) {
            present += reader.pointer() ? 1 : 0;
        }
        for (int i = 0; i < present; i++) {
            reader.skip(4);
            int length = reader.count(1);
            Optional<Integer> port = Tower.port(reader.bytes(length));
            if (port.isPresent()) {
                return port.get();
            }
            reader.align(4);
        }
        throw new DrsException(
                DrsException.Code.NO_REPLICATION_SERVICE,
                host + " has no endpoint for the replication service over TCP");
    }
}
