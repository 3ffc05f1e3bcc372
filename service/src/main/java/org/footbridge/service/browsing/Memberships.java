package org.footbridge.service.browsing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who is a member of which group, as far as it was told; 16 bytes a membership. Not thread-safe. */
final class Memberships {
    /** More are taken for a directory that nobody counts in a minute. */
    static final int MOST = 4_000_000;

    private final Map<UUID, Members> groups = new HashMap<>();
    private int size;

    private static final class Members {
        private long[] halves = new long[16];
        private int used;

        private void add(UUID member) {
            if (used == halves.length) {
                halves = Arrays.copyOf(halves, halves.length * 2);
            }
            halves[used++] = member.getMostSignificantBits();
            halves[used++] = member.getLeastSignificantBits();
        }
    }

    /** False when there are too many. */
    boolean add(UUID group, UUID member) {
        groups.computeIfAbsent(group, none -> new Members()).add(member);
        size++;
        return size <= MOST;
    }

    void clear() {
        groups.clear();
        size = 0;
    }

    /** Everybody below the groups, members of members too when {@code nested}. */
    Set<UUID> below(Set<UUID> named, boolean nested) {
        Set<UUID> below = new HashSet<>();
        Deque<UUID> open = new ArrayDeque<>(named);
        Set<UUID> begun = new HashSet<>(named);
        while (!open.isEmpty()) {
            Members members = groups.get(open.remove());
            for (int at = 0; members != null && at < members.used; at += 2) {
                UUID member = new UUID(members.halves[at], members.halves[at + 1]);
                below.add(member);
                if (nested && groups.containsKey(member) && begun.add(member)) {
                    open.add(member);
                }
            }
        }
        return below;
    }
}
