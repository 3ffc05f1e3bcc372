package org.footbridge.drsr.rpc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.footbridge.drsr.failure.DrsException;

/** A TCP connection on which neither connecting nor reading nor writing takes longer than a deadline. */
final class TimedChannel implements AutoCloseable {
    private final String server;
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer inbox = ByteBuffer.allocate(65_536).flip();

    private TimedChannel(String server, SocketChannel channel, Selector selector) throws IOException {
        this.server = server;
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, SelectionKey.OP_CONNECT);
    }

    static TimedChannel connect(InetSocketAddress server, Deadline deadline) {
        String name = server.getHostString() + ":" + server.getPort();
        if (server.isUnresolved()) {
            throw new DrsException(DrsException.Code.UNREACHABLE, "No address is known for " + server.getHostString());
        }
        try {
            Selector selector = Selector.open();
            SocketChannel channel = open(selector);
            try {
                TimedChannel timed = new TimedChannel(name, channel, selector);
                if (!channel.connect(server)) {
                    while (!channel.finishConnect()) {
                        timed.await(SelectionKey.OP_CONNECT, deadline, DrsException.Code.UNREACHABLE);
                    }
                }
                return timed;
            } catch (IOException | RuntimeException failure) {
                channel.close();
                selector.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new DrsException(
                    DrsException.Code.UNREACHABLE, name + " takes no connection: " + failure.getMessage(), failure);
        }
    }

    private static SocketChannel open(Selector selector) throws IOException {
        try {
            return SocketChannel.open();
        } catch (IOException failure) {
            selector.close();
            throw failure;
        }
    }

    void write(ByteBuffer bytes, Deadline deadline) {
        try {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE, deadline, DrsException.Code.TIMED_OUT);
                }
            }
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    /** Fills the array from an offset on. */
    void read(byte[] into, int offset, Deadline deadline) {
        int done = offset;
        try {
            while (done < into.length) {
                if (!inbox.hasRemaining()) {
                    fill(deadline);
                }
                int length = Math.min(inbox.remaining(), into.length - done);
                inbox.get(into, done, length);
                done += length;
            }
        } catch (IOException failure) {
            throw lost(failure);
        }
    }

    private void fill(Deadline deadline) throws IOException {
        inbox.clear().flip();
        while (true) {
            inbox.clear();
            int read = channel.read(inbox);
            inbox.flip();
            if (read < 0) {
                throw new EOFException("the server ended it");
            }
            if (read > 0) {
                return;
            }
            await(SelectionKey.OP_READ, deadline, DrsException.Code.TIMED_OUT);
        }
    }

    private void await(int operation, Deadline deadline, DrsException.Code late) throws IOException {
        long left = deadline.milliseconds();
        if (left <= 0) {
            throw new DrsException(late, server + " did not answer in time");
        }
        try {
            key.interestOps(operation);
            selector.select(left);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException closed) {
            throw new IOException("it was closed on this side", closed);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the thread that waits was interrupted");
        }
    }

    private DrsException lost(IOException failure) {
        return new DrsException(
                DrsException.Code.CONNECTION_LOST,
                "The connection to " + server + " ended: "
                        + Objects.requireNonNullElse(failure.getMessage(), "it was closed on this side"),
                failure);
    }

    String server() {
        return server;
    }

    @Override
    public void close() {
        try (channel) {
            selector.close();
        } catch (IOException closedAnyway) {
            // nothing is read or written any more, and nothing of it is kept
        }
    }
}
