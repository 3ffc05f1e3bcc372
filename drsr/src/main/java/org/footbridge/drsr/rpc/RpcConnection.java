package org.footbridge.drsr.rpc;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;

/**
 * A connection to one interface of a server, on which one call at a time is made. After an error of the connection
 * itself it is closed. Not thread-safe.
 */
public final class RpcConnection implements AutoCloseable {
    private static final int LARGEST_FRAGMENT = 5840;
    private static final int CALL_HEADER = Packet.HEADER + 8;
    /** What is encrypted is padded to whole blocks. */
    private static final int BLOCK = 16;

    private final TimedChannel channel;
    private final Optional<PacketPrivacy> privacy;
    private final RpcLimits limits;
    private int largestFragment = LARGEST_FRAGMENT;
    private int call = 1;
    private Optional<Deadline> end = Optional.empty();
    private boolean trusted;
    private boolean closed;
    private long received;

    private RpcConnection(TimedChannel channel, Optional<PacketPrivacy> privacy, RpcLimits limits) {
        this.channel = channel;
        this.privacy = privacy;
        this.limits = limits;
        this.trusted = privacy.isEmpty();
    }

    /**
     * Connects and binds.
     *
     * @param privacy how the client proves who it is and packets are encrypted, closed with the connection; empty: nobody
     *     in particular, in clear
     */
    public static RpcConnection open(
            InetSocketAddress server, RpcInterface service, Optional<PacketPrivacy> privacy, RpcLimits limits) {
        Deadline deadline = Deadline.after(limits.connect());
        RpcConnection connection = new RpcConnection(TimedChannel.connect(server, deadline), privacy, limits);
        try {
            connection.bind(service, deadline);
            return connection;
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private void bind(RpcInterface service, Deadline deadline) {
        send(BindRequest.packet(service, privacy, LARGEST_FRAGMENT, call), deadline);
        Packet answer = receive(deadline);
        BindAnswer accepted = BindAnswer.parse(answer);
        largestFragment = Math.min(LARGEST_FRAGMENT, accepted.largestFragment());
        if (privacy.isPresent()) {
            if (!accepted.headersSigned()) {
                throw new DrsException(
                        DrsException.Code.PRIVACY_UNAVAILABLE,
                        channel.server() + " does not sign the headers of packets");
            }
            byte[] token = privacy.get().lastToken(answer.signature());
            send(BindRequest.lastLeg(privacy.get(), token, call), deadline);
        }
    }

    /** How many bytes have come so far, in whole packets. */
    public long receivedBytes() {
        return received;
    }

    /**
     * One call.
     *
     * @param stub the parameters, encoded
     * @return the results, encoded
     */
    public byte[] call(int operation, byte[] stub) {
        if (closed) {
            throw new DrsException(
                    DrsException.Code.CONNECTION_LOST, "The connection to " + channel.server() + " has been closed");
        }
        call++;
        try {
            Deadline usual = Deadline.after(limits.answer());
            Deadline deadline = end.map(usual::orBefore).orElse(usual);
            request(operation, stub, deadline);
            byte[] answer = response(deadline);
            trusted = true;
            return answer;
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** No call goes on after this time from now. */
    public void endAfter(Duration time) {
        end = Optional.of(Deadline.after(time));
    }

    private void request(int operation, byte[] stub, Deadline deadline) {
        int overhead = CALL_HEADER
                + privacy.map(side -> Packet.TRAILER + side.signatureLength()).orElse(0);
        int piece = (largestFragment - overhead) / BLOCK * BLOCK;
        int done = 0;
        do {
            int length = Math.min(piece, stub.length - done);
            int flags = (done == 0 ? Packet.FIRST : 0) | (done + length == stub.length ? Packet.LAST : 0);
            send(
                    fragment(operation, Arrays.copyOfRange(stub, done, done + length), stub.length - done, flags),
                    deadline);
            done += length;
        } while (done < stub.length);
    }

    private byte[] fragment(int operation, byte[] part, int left, int flags) {
        int signature = privacy.map(PacketPrivacy::signatureLength).orElse(0);
        int padding = privacy.isEmpty() ? 0 : Math.floorMod(-part.length, BLOCK);
        int sealed = part.length + padding;
        int length = CALL_HEADER + sealed + (privacy.isEmpty() ? 0 : Packet.TRAILER) + signature;
        NdrWriter writer = Packet.begin(Packet.REQUEST, flags, length, signature, call)
                .int32(left)
                .int16(0)
                .int16(operation)
                .bytes(part)
                .zeros(padding);
        if (privacy.isEmpty()) {
            return writer.toBytes();
        }
        Packet.trailer(writer, privacy.get().authenticationType(), padding);
        byte[] packet = writer.toBytes();
        byte[] code = privacy.get().seal(packet, CALL_HEADER, sealed);
        byte[] whole = Arrays.copyOf(packet, length);
        System.arraycopy(code, 0, whole, packet.length, code.length);
        return whole;
    }

    private byte[] response(Deadline deadline) {
        ByteArrayOutputStream stub = new ByteArrayOutputStream();
        while (true) {
            Packet packet = receive(deadline);
            if (packet.call() != call) {
                throw Packet.malformed("an answer to call " + packet.call() + " came instead of one to " + call);
            }
            if (packet.type() == Packet.FAULT) {
                throw Fault.at(packet, !trusted);
            }
            if (packet.type() != Packet.RESPONSE || packet.has(Packet.FIRST) != (stub.size() == 0)) {
                throw Packet.malformed("a packet of type " + packet.type() + " that does not go on");
            }
            take(packet, stub);
            if (packet.has(Packet.LAST)) {
                return stub.toByteArray();
            }
        }
    }

    private void take(Packet packet, ByteArrayOutputStream stub) {
        int sealed = packet.bodyEnd() - CALL_HEADER;
        int length = sealed - packet.padding();
        if (length < 0 || (length == 0 && !packet.has(Packet.LAST))) {
            throw Packet.malformed("a packet without content");
        }
        if (length > limits.answerBytes() - stub.size()) {
            throw new DrsException(
                    DrsException.Code.TOO_LARGE,
                    "The answer of " + channel.server() + " has more than " + limits.answerBytes() + " bytes");
        }
        privacy.ifPresent(side -> {
            if (!packet.sealedBy(side.authenticationType())) {
                throw new DrsException(
                        DrsException.Code.SEAL_BROKEN, channel.server() + " sent a packet that is not encrypted");
            }
            side.unseal(packet.bytes(), CALL_HEADER, sealed, packet.signature());
        });
        stub.write(packet.bytes(), CALL_HEADER, length);
    }

    private void send(byte[] packet, Deadline deadline) {
        channel.write(ByteBuffer.wrap(packet), deadline);
    }

    private Packet receive(Deadline deadline) {
        byte[] header = new byte[Packet.HEADER];
        channel.read(header, 0, deadline);
        byte[] packet = Arrays.copyOf(header, Packet.length(header));
        channel.read(packet, header.length, deadline);
        received += packet.length;
        return Packet.parse(packet);
    }

    /** Ends the connection and wipes its keys. */
    @Override
    public void close() {
        closed = true;
        privacy.ifPresent(PacketPrivacy::close);
        channel.close();
    }
}
