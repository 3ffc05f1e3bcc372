package org.footbridge.agent.passwords;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where reading passwords came to, opaque: only the source that wrote it can read it. Immutable. */
public final class ReplicationState {
    /** Before everything. */
    public static final ReplicationState BEGINNING = new ReplicationState(new byte[0]);

    private final byte[] bytes;

    public ReplicationState(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy; none: {@link #BEGINNING}. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReplicationState state && Arrays.equals(bytes, state.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ReplicationState of " + bytes.length + " bytes";
    }
}
