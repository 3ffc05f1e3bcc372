package org.footbridge.drsr.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.drsr.compression.Algorithm;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;
import org.footbridge.drsr.rpc.RpcConnection;
import org.footbridge.drsr.rpc.RpcLimits;
import org.footbridge.drsr.rpc.ScriptedServer;
import org.junit.jupiter.api.Test;

/** Whole readings on a connection in clear, against answers that are written here. */
class ReplicationSessionTest {
    private static final String DOMAIN = "DC=corp,DC=example";
    private static final Set<Attribute> WANTED = Set.of(Attribute.UNICODE_PWD);
    private static final int COMPRESSION = 0x1800_0010;
    private static final int ASKED_FOR = 0x1000_0000;

    private static ReplicationSession session(ScriptedServer server, AnswerForm form, int mostBytes) {
        RpcLimits limits = new RpcLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), mostBytes);
        RpcConnection connection =
                RpcConnection.open(server.address(), ReplicationSession.INTERFACE, Optional.empty(), limits);
        return ReplicationSession.bind(connection, "corp.example", form, mostBytes);
    }

    private static byte[] succeeded(byte[] results) {
        return new NdrWriter().bytes(results).align(4).int32(0).toBytes();
    }

    /** A server that answers all readings alike, after those that a client begins with. */
    private static ScriptedServer server(byte[] page) {
        return ScriptedServer.answering(
                AnswersTest.binding(-1, 0), AnswersTest.controllers(), succeeded(WriteReply.changes(false)), page);
    }

    private static int offered(byte[] binding) {
        return new NdrReader(binding).skip(4 + 16 + 4 + 4 + 4).int32();
    }

    @Test
    void aPageIsAskedForAndTakenCompressed() {
        byte[] page = CompressedAnswerTest.compressed(6, Algorithm.PLAIN_LZ77, WriteReply.changes(false));
        try (ScriptedServer server = server(page);
                ReplicationSession session = session(server, AnswerForm.COMPRESSED, 1 << 20)) {
            ChangePage changes = session.changes(DOMAIN, ReplicationState.beginning(), WANTED, 100);
            assertThat(changes.objects())
                    .extracting(ReplicatedObject::guid)
                    .containsExactly(WriteReply.ADA, WriteReply.PEOPLE, WriteReply.BOB);
            assertThat(changes.more()).isFalse();
            List<byte[]> calls = server.calls();
            assertThat(offered(calls.getFirst()) & COMPRESSION).isEqualTo(COMPRESSION);
            assertThat(AnswersTest.flags(calls.get(2)) & ASKED_FOR).isZero();
            assertThat(AnswersTest.flags(calls.get(3)) & ASKED_FOR).isEqualTo(ASKED_FOR);
        }
    }

    @Test
    void nobodyIsAskedToCompressUnlessItIsWanted() {
        try (ScriptedServer server = server(succeeded(WriteReply.changes(false)));
                ReplicationSession session = session(server, AnswerForm.PLAIN, 1 << 20)) {
            assertThat(session.changes(DOMAIN, ReplicationState.beginning(), WANTED, 100)
                            .objects())
                    .hasSize(3);
            List<byte[]> calls = server.calls();
            assertThat(offered(calls.getFirst()) & COMPRESSION).isZero();
            assertThat(AnswersTest.flags(calls.get(3)) & ASKED_FOR).isZero();
        }
    }

    @Test
    void anAnswerThatGrowsBeyondTheLimitIsRefusedAndTheConnectionIsOfUseStill() {
        byte[] bomb = new NdrWriter()
                .int32(7)
                .int32(7)
                .int32(6)
                .int32(3)
                .int32(4001)
                .int32(0)
                .noPointer()
                .int32(0)
                .toBytes();
        try (ScriptedServer server = server(bomb);
                ReplicationSession session = session(server, AnswerForm.COMPRESSED, 4000)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> session.changes(DOMAIN, ReplicationState.beginning(), WANTED, 100))
                        .isInstanceOfSatisfying(
                                DrsException.class,
                                failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.TOO_LARGE));
            }
        }
    }

    @Test
    void aServerThatAlwaysAnnouncesMoreIsLeftInTheEnd() {
        try (ScriptedServer server = server(succeeded(WriteReply.changes(true)));
                ReplicationSession session = session(server, AnswerForm.PLAIN, 1 << 20)) {
            assertThatThrownBy(() -> readAll(session))
                    .isInstanceOfSatisfying(
                            DrsException.class,
                            failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.CALL_FAILED))
                    .hasMessageContaining("without coming forward");
        }
    }

    @Test
    void aRefusalIsToldEvenWhenItsReasonCannotBeFoundOut() {
        byte[] refused = succeeded(WriteReply.changes(true));
        System.arraycopy(new NdrWriter().int32(8453).toBytes(), 0, refused, refused.length - 4, 4);
        try (ScriptedServer server = ScriptedServer.answering(
                        AnswersTest.binding(-1, 0),
                        AnswersTest.controllers(),
                        succeeded(WriteReply.changes(false)),
                        refused,
                        new byte[] {1, 2, 3});
                ReplicationSession session = session(server, AnswerForm.PLAIN, 1 << 20)) {
            assertThatThrownBy(() -> session.changes(DOMAIN, ReplicationState.beginning(), WANTED, 100))
                    .isInstanceOfSatisfying(DrsException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DrsException.Code.RIGHT_MISSING);
                        assertThat(failure.getSuppressed()).hasSize(1);
                    });
        }
    }

    private static ReplicationState readAll(ReplicationSession session) {
        ChangePage page = session.changes(DOMAIN, ReplicationState.beginning(), WANTED, 100);
        while (page.more()) {
            page = session.changes(DOMAIN, page.state(), WANTED, 100);
        }
        return page.state();
    }
}
