package org.footbridge.sambaforest;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address 127.0.x.y on which all ports of a domain controller are free, held against other processes of this user
 * by a lock on a file as long as this object is open.
 */
final class LoopbackAddress implements AutoCloseable {
    private static final int FIRST_BLOCK = 20;
    private static final int BLOCKS = 8;
    private static final List<Integer> TCP_PORTS = List.of(88, 135, 389, 464, 636, 3268, 3269);
    private static final List<Integer> UDP_PORTS = List.of(88, 389, 464);

    private final String text;
    private final FileChannel channel;
    private final FileLock lock;

    private LoopbackAddress(String text, FileChannel channel, FileLock lock) {
        this.text = text;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes {@code preferred} if it is free, else the first free one. */
    static LoopbackAddress reserve(Optional<String> preferred) {
        requirePrivilege();
        Stream<String> all = IntStream.range(0, BLOCKS * 250)
                .mapToObj(number -> "127.0." + (FIRST_BLOCK + number / 250) + "." + (1 + number % 250));
        return Stream.concat(preferred.stream(), all)
                .map(LoopbackAddress::take)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new SambaException(
                        SambaException.Code.NO_ADDRESS,
                        "No address 127.0." + FIRST_BLOCK + ".1 or above has the ports of a domain controller free;"
                                + " stop servers that are no longer needed"));
    }

    private static Optional<LoopbackAddress> take(String address) {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))
                    .resolve("footbridge-addresses-" + System.getProperty("user.name")));
            FileChannel channel =
                    FileChannel.open(folder.resolve(address), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null && portsAreFree(address)) {
                return Optional.of(new LoopbackAddress(address, channel, lock));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failure) {
            throw new SambaException(
                    SambaException.Code.NO_ADDRESS, "Address " + address + " cannot be reserved: " + failure, failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static boolean portsAreFree(String address) {
        return TCP_PORTS.stream().allMatch(port -> tcpIsFree(address, port))
                && UDP_PORTS.stream().allMatch(port -> udpIsFree(address, port));
    }

    private static boolean tcpIsFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean udpIsFree(String address, int port) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), port))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void requirePrivilege() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.19.1"), 389));
        } catch (IOException refused) {
            if (String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("permission")) {
                throw new SambaException(
                        SambaException.Code.NO_ADDRESS,
                        "A domain controller needs ports below 1024, which this user may not open. Run as root, or in"
                                + " a container, or within: unshare -Urn bash -c 'ip link set lo up; <command>'",
                        refused);
            }
        }
    }

    String text() {
        return text;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failure) {
            throw new SambaException(
                    SambaException.Code.NO_ADDRESS, "Address " + text + " could not be given back", failure);
        }
    }
}
