package org.footbridge.drsr.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final RpcInterface SERVICE = new RpcInterface(new UUID(1, 2), 4, 0);

    private static byte[] answer(int port) {
        byte[] tower = Tower.of(SERVICE);
        int at = tower.length - 11;
        tower[at] = (byte) (port >> 8);
        tower[at + 1] = (byte) port;
        return new NdrWriter()
                .zeros(20)
                .int32(1)
                .int32(4)
                .int32(0)
                .int32(1)
                .pointer()
                .int32(tower.length)
                .int32(tower.length)
                .bytes(tower)
                .align(4)
                .int32(0)
                .toBytes();
    }

    @Test
    void thePortIsTakenFromTheFloorOfTcp() {
        assertThat(FindEndpoint.answer(answer(49_153), "dc1")).isEqualTo(49_153);
    }

    @Test
    void aServerWithoutTheServiceIsNamed() {
        byte[] none = new NdrWriter().zeros(20).zeros(16).int32(0x16c9a0d6).toBytes();
        assertThatThrownBy(() -> FindEndpoint.answer(none, "dc1"))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.NO_REPLICATION_SERVICE))
                .hasMessageContaining("dc1");
    }

    @Test
    void anyBytesAreAnAnswerOrAnError() {
        Mutations.areReadOrRefused(5, bytes -> FindEndpoint.answer(bytes, "dc1"), answer(49_153));
        Mutations.areReadOrRefused(6, bytes -> BindAnswer.parse(Packet.parse(bytes)), ScriptedServer.accepted(4280, 0));
        Mutations.areReadOrRefused(
                7,
                bytes -> {
                    Packet packet = Packet.parse(bytes);
                    assertThat(packet.signature().length + packet.body().remaining() + packet.padding())
                            .isNotNegative();
                },
                ScriptedServer.fault(2, 5));
    }
}
