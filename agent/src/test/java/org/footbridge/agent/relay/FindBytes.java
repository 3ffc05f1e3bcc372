package org.footbridge.agent.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds any of many short sequences of bytes in a file, wherever they begin. */
final class FindBytes {
    /** Every sequence has at least as many. */
    private static final int HEAD = 8;
    /** More than a mapping can have is looked at in pieces. */
    private static final int PIECE = 1 << 30;

    private final Map<Long, List<Wanted>> wanted = new HashMap<>();
    /** A filter in front of the map: one bit for each of so many remainders of a head. */
    private final long[] heads = new long[1 << 12];

    private int longest;

    private record Wanted(String name, ByteBuffer bytes) {}

    /** @param name what is said when it is found; may be that of several */
    FindBytes add(String name, byte[] bytes) {
        if (bytes.length < HEAD) {
            throw new IllegalArgumentException(name + " is too short to be told from chance");
        }
        long head = ByteBuffer.wrap(bytes).getLong();
        wanted.computeIfAbsent(head, _ -> new ArrayList<>()).add(new Wanted(name, ByteBuffer.wrap(bytes.clone())));
        heads[slot(head)] |= 1L << head;
        longest = Math.max(longest, bytes.length);
        return this;
    }

    private static int slot(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> 52);
    }

    /** Names of those that are there. */
    SortedSet<String> in(Path file) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (FileChannel channel = FileChannel.open(file)) {
            for (long from = 0; from < channel.size(); from += PIECE) {
                long length = Math.min(channel.size() - from, (long) PIECE + longest);
                found.addAll(in(channel.map(FileChannel.MapMode.READ_ONLY, from, length)));
            }
        }
        return found;
    }

    /** Names of those that are there. */
    SortedSet<String> in(ByteBuffer bytes) {
        TreeSet<String> found = new TreeSet<>();
        long head = 0;
        for (int end = 0; end < bytes.limit(); end++) {
            head = (head << 8) | (bytes.get(end) & 0xFF);
            if ((heads[slot(head)] & (1L << head)) != 0) {
                int start = end + 1 - HEAD;
                wanted.getOrDefault(head, List.of()).stream()
                        .filter(one -> start >= 0 && isAt(bytes, start, one.bytes()))
                        .forEach(one -> found.add(one.name()));
            }
        }
        return found;
    }

    private static boolean isAt(ByteBuffer bytes, int start, ByteBuffer wanted) {
        return wanted.limit() <= bytes.limit() - start
                && bytes.slice(start, wanted.limit()).equals(wanted);
    }
}
