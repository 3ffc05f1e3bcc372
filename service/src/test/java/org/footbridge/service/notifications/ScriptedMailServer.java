package org.footbridge.service.notifications;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server (RFC 5321, RFC 3207) that keeps what it is told, in clear and encrypted, and may be slow for ever. */
final class ScriptedMailServer implements AutoCloseable {
    enum Manner {
        OFFERS_STARTTLS,
        KNOWS_NO_STARTTLS,
        /** says that it is going on to greet, a byte at a time */
        DRIPS
    }

    final List<String> inClear = new CopyOnWriteArrayList<>();
    final List<String> encrypted = new CopyOnWriteArrayList<>();
    final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;
    private final SSLContext tls;
    private final Manner manner;

    ScriptedMailServer(Manner manner, SSLContext tls) throws IOException {
        this.manner = manner;
        this.tls = tls;
        this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            if (manner == Manner.DRIPS) {
                drip(socket.getOutputStream());
                return;
            }
            say(socket, "220 localhost");
            talk(socket, inClear);
        } catch (IOException | InterruptedException e) {
            // the client went away, or the test is over
            return;
        } finally {
            left.countDown();
        }
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        while (!closed.await(20, TimeUnit.MILLISECONDS)) {
            out.write("220-wait\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private void talk(Socket socket, List<String> heard) throws IOException {
        while (true) {
            String line = line(socket.getInputStream());
            heard.add(line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> {
                    say(socket, "250-localhost");
                    if (!(socket instanceof SSLSocket) && manner == Manner.OFFERS_STARTTLS) {
                        say(socket, "250-STARTTLS");
                    }
                    say(socket, "250 AUTH PLAIN");
                }
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
                    secured.setUseClientMode(false);
                    talk(secured, encrypted);
                    return;
                }
                case "AUTH" -> say(socket, "235 welcome");
                case "DATA" -> {
                    say(socket, "354 go on");
                    do {
                        line = line(socket.getInputStream());
                        heard.add(line);
                    } while (!line.equals("."));
                    say(socket, "250 taken");
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return;
                }
                default -> say(socket, "250 fine");
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Not a byte more than the line: what follows may be encrypted. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the client went away");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
