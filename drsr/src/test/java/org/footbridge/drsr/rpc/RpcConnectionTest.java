package org.footbridge.drsr.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.drsr.failure.DrsException;
import org.junit.jupiter.api.Test;

class RpcConnectionTest {
    private static final RpcInterface SERVICE = new RpcInterface(new UUID(1, 2), 4, 0);
    private static final RpcLimits LIMITS = new RpcLimits(Duration.ofSeconds(5), Duration.ofMillis(1500), 50_000);

    private static final RpcLimits PATIENT =
            new RpcLimits(ChronoUnit.FOREVER.getDuration(), ChronoUnit.FOREVER.getDuration(), 50_000);

    private static RpcConnection open(InetSocketAddress server) {
        return RpcConnection.open(server, SERVICE, Optional.empty(), LIMITS);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aLongCallGoesInPiecesAndItsAnswerIsPutTogether() {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] question = bytes(20_000);
        byte[] reply = bytes(30_000);
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(1024, 0));
                    Packet packet;
                    do {
                        packet = ScriptedServer.request(requests);
                        assertThat(packet.bytes().length).isLessThanOrEqualTo(1024);
                        received.write(packet.bytes(), 24, packet.bytes().length - 24);
                    } while (!packet.has(Packet.LAST));
                    for (int at = 0; at < reply.length; at += 5000) {
                        int flags = (at == 0 ? Packet.FIRST : 0) | (at + 5000 == reply.length ? Packet.LAST : 0);
                        answers.write(
                                ScriptedServer.answer(flags, packet.call(), Arrays.copyOfRange(reply, at, at + 5000)));
                    }
                });
                RpcConnection connection = open(server.address())) {
            long before = connection.receivedBytes();
            assertThat(connection.call(3, question)).isEqualTo(reply);
            assertThat(connection.receivedBytes() - before).isEqualTo(reply.length + 6 * 24);
            assertThat(received.toByteArray()).isEqualTo(question);
        }
    }

    @Test
    void aSilentServerIsNotWaitedForLongerThanAllowed() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(4280, 0));
                    requests.transferTo(ByteArrayOutputStream.nullOutputStream());
                });
                RpcConnection connection = open(server.address())) {
            refused(() -> connection.call(0, new byte[8]), DrsException.Code.TIMED_OUT);
            refused(() -> connection.call(0, new byte[8]), DrsException.Code.CONNECTION_LOST);
        }
    }

    @Test
    void aServerThatSendsOneByteNowAndThenIsNotWaitedForEither() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(4280, 0));
                    byte[] answer = ScriptedServer.answer(
                            3, ScriptedServer.request(requests).call(), bytes(4000));
                    for (byte value : answer) {
                        answers.write(value);
                        answers.flush();
                        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                    }
                });
                RpcConnection connection = open(server.address())) {
            refused(() -> connection.call(0, new byte[8]), DrsException.Code.TIMED_OUT);
        }
    }

    @Test
    void aThreadThatIsInterruptedDoesNotWaitOn() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(4280, 0));
                    requests.transferTo(ByteArrayOutputStream.nullOutputStream());
                });
                RpcConnection connection = RpcConnection.open(server.address(), SERVICE, Optional.empty(), PATIENT)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> connection.call(0, new byte[8]))
                    .isInstanceOfSatisfying(
                            DrsException.class,
                            failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.CONNECTION_LOST))
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aConnectionThatAnotherThreadClosesIsLost() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(4280, 0));
                    ScriptedServer.request(requests);
                    asked.countDown();
                    requests.transferTo(ByteArrayOutputStream.nullOutputStream());
                });
                RpcConnection connection = RpcConnection.open(server.address(), SERVICE, Optional.empty(), PATIENT)) {
            Thread closer = Thread.ofVirtual().start(whenAsked(asked, connection::close));
            refused(() -> connection.call(0, new byte[8]), DrsException.Code.CONNECTION_LOST);
            closer.join();
        }
    }

    private static Runnable whenAsked(CountDownLatch asked, Runnable closing) {
        return () -> {
            try {
                asked.await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            closing.run();
        };
    }

    @Test
    void anyFailureOfACallEndsTheConnection() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    byte[] accepted = ScriptedServer.accepted(4280, 0);
                    accepted[3] |= Packet.HEADER_SIGNING;
                    answers.write(accepted);
                    requests.transferTo(ByteArrayOutputStream.nullOutputStream());
                });
                RpcConnection connection =
                        RpcConnection.open(server.address(), SERVICE, Optional.of(new BrokenPrivacy()), PATIENT)) {
            assertThatThrownBy(() -> connection.call(0, new byte[8])).isInstanceOf(IllegalStateException.class);
            refused(() -> connection.call(0, new byte[8]), DrsException.Code.CONNECTION_LOST);
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(4280, 0));
                    int call = ScriptedServer.request(requests).call();
                    answers.write(ScriptedServer.answer(Packet.FIRST, call, bytes(4000)));
                    while (true) {
                        answers.write(ScriptedServer.answer(0, call, bytes(4000)));
                    }
                });
                RpcConnection connection = open(server.address())) {
            refused(() -> connection.call(0, new byte[8]), DrsException.Code.TOO_LARGE);
        }
    }

    @Test
    void aConnectionThatEndsInTheMiddleIsLost() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(4280, 0));
                    int call = ScriptedServer.request(requests).call();
                    answers.write(ScriptedServer.answer(Packet.FIRST, call, bytes(100)), 0, 60);
                });
                RpcConnection connection = open(server.address())) {
            refused(() -> connection.call(0, new byte[8]), DrsException.Code.CONNECTION_LOST);
        }
    }

    @Test
    void aFaultIsToldWithItsNumber() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
                    ScriptedServer.request(requests);
                    answers.write(ScriptedServer.accepted(4280, 0));
                    answers.write(ScriptedServer.fault(
                            ScriptedServer.request(requests).call(), 0x1C010002));
                });
                RpcConnection connection = open(server.address())) {
            assertThatThrownBy(() -> connection.call(99, new byte[8]))
                    .isInstanceOfSatisfying(
                            DrsException.class,
                            failure -> assertThat(failure.status()).isEqualTo(0x1C010002))
                    .hasMessageContaining("0x1c010002");
        }
    }

    @Test
    void aRefusedInterfaceAndAForeignProtocolAreErrorsOfTheBind() {
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
            ScriptedServer.request(requests);
            answers.write(ScriptedServer.accepted(4280, 2));
        })) {
            refused(() -> open(server.address()), DrsException.Code.BIND_REFUSED);
        }
        try (ScriptedServer server = new ScriptedServer((requests, answers) -> {
            ScriptedServer.request(requests);
            answers.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            refused(() -> open(server.address()), DrsException.Code.MALFORMED);
        }
    }

    @Test
    void aPortWhereNobodyListensIsUnreachable() throws java.io.IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        refused(() -> open(nobody), DrsException.Code.UNREACHABLE);
        refused(() -> open(InetSocketAddress.createUnresolved("no.such.host", 135)), DrsException.Code.UNREACHABLE);
    }

    private static void refused(ThrowingCallable call, DrsException.Code code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
