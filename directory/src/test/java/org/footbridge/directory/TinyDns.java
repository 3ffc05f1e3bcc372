package org.footbridge.directory;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A DNS server (RFC 1035) over UDP that knows SRV and A records, and nothing of anything else. */
final class TinyDns implements AutoCloseable {
    private static final int A = 1;
    private static final int SRV = 33;
    private static final int NO_SUCH_NAME = 3;
    private static final int HEADER = 12;

    private record Service(int priority, int weight, String target) {}

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    private final Map<String, List<Service>> services = new ConcurrentHashMap<>();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean mute;

    TinyDns() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    DnsServer server() {
        return new DnsServer("127.0.0.1", socket.getLocalPort());
    }

    void service(String name, int priority, int weight, String target) {
        services.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(new Service(priority, weight, target));
    }

    void address(String name, String address) {
        addresses.put(name.toLowerCase(Locale.ROOT), address);
    }

    void forget() {
        services.clear();
    }

    int asked() {
        return asked.get();
    }

    void mute(boolean on) {
        mute = on;
    }

    private void serve() {
        byte[] buffer = new byte[1500];
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                asked.incrementAndGet();
                byte[] answer = answer(buffer, question.getLength());
                if (!mute) {
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            socket.close();
        }
    }

    private byte[] answer(byte[] question, int length) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (question[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
            at += question[at] + 1;
        }
        int type = question[at + 2];
        int end = at + 5;
        String asking = name.toString().toLowerCase(Locale.ROOT);
        List<byte[]> records = type == SRV ? services(asking) : type == A ? address(asking) : List.of();
        boolean known = services.containsKey(asking) || addresses.containsKey(asking);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8580 | (known ? 0 : NO_SUCH_NAME));
        out.writeShort(1);
        out.writeShort(records.size());
        out.writeInt(0);
        out.write(question, HEADER, Math.min(end, length) - HEADER);
        for (byte[] data : records) {
            out.writeShort(0xC000 | HEADER);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private List<byte[]> services(String name) throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (Service service : services.getOrDefault(name, List.of())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeShort(service.priority());
            out.writeShort(service.weight());
            out.writeShort(389);
            for (String label : service.target().split("\\.", -1)) {
                out.writeByte(label.length());
                out.write(label.getBytes(StandardCharsets.US_ASCII));
            }
            out.writeByte(0);
            records.add(bytes.toByteArray());
        }
        return records;
    }

    private List<byte[]> address(String name) throws IOException {
        String address = addresses.get(name);
        return address == null
                ? List.of()
                : List.of(InetAddress.getByName(address).getAddress());
    }

    @Override
    public void close() {
        socket.close();
    }
}
