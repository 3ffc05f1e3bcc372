package org.footbridge.drsr.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.footbridge.drsr.ndr.NdrWriter;

/** A server of one connection on the loopback address, which answers as a script says. */
public final class ScriptedServer implements AutoCloseable {
    private static final int CALL_HEADER = Packet.HEADER + 8;

    private final ServerSocket socket;
    private final List<byte[]> calls;
    private final Thread thread;

    /** What is done with the connection. */
    interface Script {
        void play(InputStream requests, OutputStream answers) throws IOException;
    }

    ScriptedServer(Script script) {
        this(List.of(), script);
    }

    private ScriptedServer(List<byte[]> calls, Script script) {
        this.calls = calls;
        try {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        thread = Thread.ofVirtual().start(() -> {
            try (Socket connection = socket.accept()) {
                script.play(connection.getInputStream(), connection.getOutputStream());
            } catch (IOException clientLeft) {
                // the test looks at what the client made of it
            }
        });
    }

    /** A server that takes the bind, and answers each call, in one packet, with the next of these; at last with the last. */
    public static ScriptedServer answering(byte[]... results) {
        List<byte[]> calls = new CopyOnWriteArrayList<>();
        return new ScriptedServer(calls, (requests, answers) -> {
            request(requests);
            answers.write(accepted(5840, 0));
            for (int number = 0; ; number++) {
                Packet packet = request(requests);
                calls.add(Arrays.copyOfRange(packet.bytes(), CALL_HEADER, packet.bytes().length));
                byte[] result = results[Math.min(number, results.length - 1)];
                answers.write(answer(Packet.FIRST | Packet.LAST, packet.call(), result));
            }
        });
    }

    /** Parameters of the calls so far that came in one packet. */
    public List<byte[]> calls() {
        return List.copyOf(calls);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    /** One whole packet of the client. */
    static Packet request(InputStream requests) throws IOException {
        byte[] header = requests.readNBytes(Packet.HEADER);
        if (header.length < Packet.HEADER) {
            throw new IOException("the client has left");
        }
        int length = Packet.length(header);
        byte[] packet = Arrays.copyOf(header, length);
        System.arraycopy(requests.readNBytes(length - Packet.HEADER), 0, packet, Packet.HEADER, length - Packet.HEADER);
        return Packet.parse(packet);
    }

    static byte[] accepted(int fragment, int result) {
        byte[] body = new NdrWriter()
                .int16(fragment)
                .int16(fragment)
                .int32(0x1234)
                .int16(4)
                .bytes(new byte[] {'1', '3', '5', 0})
                .align(4)
                .int8(1)
                .zeros(3)
                .int16(result)
                .int16(0)
                .zeros(20)
                .toBytes();
        return Packet.begin(Packet.BIND_ACK, 3, Packet.HEADER + body.length, 0, 1)
                .bytes(body)
                .toBytes();
    }

    static byte[] answer(int flags, int call, byte[] stub) {
        return Packet.begin(Packet.RESPONSE, flags, Packet.HEADER + 8 + stub.length, 0, call)
                .int32(stub.length)
                .int32(0)
                .bytes(stub)
                .toBytes();
    }

    static byte[] fault(int call, int status) {
        return Packet.begin(Packet.FAULT, 3, Packet.HEADER + 16, 0, call)
                .zeros(8)
                .int32(status)
                .zeros(4)
                .toBytes();
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
