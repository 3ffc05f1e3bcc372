package org.footbridge.sambaforest;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits until a starting server accepts what clients will want: Kerberos, endpoint mapper, LDAPS with an answer. */
final class Readiness {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final List<Integer> PORTS = List.of(636, 389, 88, 135);

    private final SambaForest forest;
    private final ForestFiles files;
    private final ServerProcess server;

    Readiness(SambaForest forest, ForestFiles files, ServerProcess server) {
        this.forest = forest;
        this.files = files;
        this.server = server;
    }

    void await() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!ready()) {
            if (!server.alive()) {
                throw failed("ended while it was starting");
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw failed("was not ready within " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean ready() {
        return PORTS.stream().allMatch(this::accepts) && answers();
    }

    private boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(forest.address()), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answers() {
        try (LDAPConnection connection = SecureConnection.open(forest.address(), forest.ldapsPort(), forest.caFile())) {
            return connection.getRootDSE() != null;
        } catch (LDAPException notYet) {
            return false;
        }
    }

    private SambaException failed(String what) {
        String log;
        try {
            log = Command.tail(files.output()) + "\n" + Command.tail(files.log());
        } catch (IOException unreadable) {
            log = unreadable.toString();
        }
        return new SambaException(
                SambaException.Code.START_FAILED,
                "The server " + forest.host() + " on " + forest.address() + " " + what + "; its last words: " + log);
    }
}
