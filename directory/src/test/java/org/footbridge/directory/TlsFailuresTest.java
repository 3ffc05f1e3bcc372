package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with TLS is said as such, with the chain, and never as a time-out. */
class TlsFailuresTest {
    private static final String HOST = "127.0.0.1";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static Path authority;

    /** What a server does with a connection. */
    private interface Behaviour {
        void take(Socket socket) throws IOException;
    }

    @BeforeAll
    static void makeAuthority() throws GeneralSecurityException, IOException, OperatorCreationException {
        certificates = new TestCertificates();
        authority = Files.writeString(folder.resolve("authority.pem"), certificates.pem());
    }

    @Test
    void anExpiredCertificate() throws Exception {
        Instant expired = Instant.parse("2026-01-02T03:04:05Z").minus(Duration.ofDays(365));
        DirectoryFailure failure =
                failure(certificates.sockets(HOST, expired).createServerSocket(0, 5, address()), TlsFailuresTest::read);
        assertThat(failure.reason())
                .contains("the certificate of 'CN=127.0.0.1' expired on 2025-01-02T03:04:05Z")
                .contains("issuer 'CN=Test authority'");
        assertThat(failure.nextStep()).contains("Renew");
    }

    @Test
    void aCertificateThatIsNotValidYet() throws Exception {
        Instant later = Instant.now().plus(Duration.ofDays(90));
        DirectoryFailure failure =
                failure(certificates.sockets(HOST, later).createServerSocket(0, 5, address()), TlsFailuresTest::read);
        assertThat(failure.reason()).contains("is not valid before");
        assertThat(failure.nextStep()).contains("clock");
    }

    @Test
    void aCertificateOfAnotherHost() throws Exception {
        DirectoryFailure failure = failure(
                certificates.sockets("10.9.8.7", soon()).createServerSocket(0, 5, address()), TlsFailuresTest::read);
        assertThat(failure.reason())
                .contains("the certificate is not for 127.0.0.1 but for 10.9.8.7")
                .contains("presented: subject 'CN=10.9.8.7'");
        assertThat(failure.nextStep()).contains("--host");
    }

    @Test
    void anIssuerThatIsNotTrusted() throws Exception {
        TestCertificates others = new TestCertificates();
        DirectoryFailure failure =
                failure(others.sockets(HOST, soon()).createServerSocket(0, 5, address()), TlsFailuresTest::read);
        assertThat(failure.reason())
                .contains("the issuer of the certificate is not trusted")
                .contains("presented: subject 'CN=127.0.0.1', issuer 'CN=Test authority'");
        assertThat(failure.nextStep()).contains("--ca-file");
    }

    @Test
    void aServerThatAnswersInClear() throws Exception {
        DirectoryFailure failure = failure(new ServerSocket(0, 5, address()), socket -> {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            read(socket);
        });
        assertThat(failure.reason()).contains("does not speak TLS on this port");
        assertThat(failure.nextStep()).contains("--port");
    }

    @Test
    void aServerThatHasNoCertificate() throws Exception {
        DirectoryFailure failure = failure(new ServerSocket(0, 5, address()), socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        });
        assertThat(failure.reason()).contains("no certificate was shown");
        assertThat(failure.nextStep()).contains("see that it has one");
    }

    private static DirectoryFailure failure(ServerSocket server, Behaviour behaviour) throws IOException {
        try (server) {
            Thread.ofVirtual().start(() -> serve(server, behaviour));
            DirectoryLocation location = new DirectoryLocation(
                    List.of(HOST),
                    server.getLocalPort(),
                    true,
                    Optional.of(authority),
                    Optional.empty(),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20));
            ConnectDirectory directory =
                    new ConnectDirectory(location, new Credentials.Simple("a", Secret.of("b".toCharArray())));
            DirectoryFailure failure = catchThrowableOfType(DirectoryFailure.class, directory::connect);
            assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.TLS_FAILED);
            assertThat(failure.reason()).startsWith("TLS with 127.0.0.1:" + server.getLocalPort() + " failed: ");
            return failure;
        }
    }

    private static void serve(ServerSocket server, Behaviour behaviour) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    take(socket, behaviour);
                }
            }
        } catch (IOException closed) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void take(Socket socket, Behaviour behaviour) {
        try {
            behaviour.take(socket);
        } catch (IOException gone) {
            assertThat(gone).isNotNull();
        }
    }

    private static void read(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofDays(20));
    }

    private static InetAddress address() throws IOException {
        return InetAddress.getByName(HOST);
    }
}
