package org.footbridge.service.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP proxy that knows CONNECT only (RFC 9110, 9.3.6). */
final class ConnectProxy implements AutoCloseable {
    private static final int SOCKET_TIMEOUT_MILLIS = 30_000;

    final AtomicInteger tunnels = new AtomicInteger();
    private final ServerSocket listening;
    private volatile boolean frozen;

    ConnectProxy() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on nothing goes through, in either direction, and nobody is told: like a host that stopped. */
    void freeze() {
        frozen = true;
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            String[] line = header(client.getInputStream()).split(" ");
            if (!"CONNECT".equals(line[0])) {
                client.getOutputStream().write("HTTP/1.1 405 only CONNECT\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            int colon = line[1].lastIndexOf(':');
            try (Socket target =
                    new Socket(line[1].substring(0, colon), Integer.parseInt(line[1].substring(colon + 1)))) {
                client.getOutputStream().write("HTTP/1.1 200 ok\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                tunnels.incrementAndGet();
                Thread back = Thread.ofVirtual().start(() -> copy(target, client));
                copy(client, target);
                back.join();
            }
        } catch (IOException e) {
            // the tunnel ends with either side
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(InputStream from) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = from.read();
            if (next < 0) {
                throw new IOException("no header");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            OutputStream out = to.getOutputStream();
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!frozen) {
                    out.write(buffer, 0, read);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // the tunnel ends with either side
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
