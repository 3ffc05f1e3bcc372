package org.footbridge.drsr.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;
import org.jspecify.annotations.Nullable;

/**
 * How far the changes of a naming context have been read: at the server that was asked last exactly, at all others as far
 * as the last finished reading knew. Immutable. It belongs to one naming context and one set of attributes.
 */
public final class ReplicationState {
    private static final int FORMAT = 1;
    private static final int CURSOR_BYTES = 24;

    private final UUID invocation;
    private final UsnVector position;
    private final List<Cursor> known;

    /**
     * @param invocation the database that {@code position} is of
     * @param known changes of any server that need not be sent again
     */
    ReplicationState(UUID invocation, UsnVector position, List<Cursor> known) {
        this.invocation = invocation;
        this.position = position;
        this.known = List.copyOf(known);
    }

    List<Cursor> known() {
        return known;
    }

    /** Nothing has been read: everything comes. */
    public static ReplicationState beginning() {
        return new ReplicationState(new UUID(0, 0), UsnVector.ZERO, List.of());
    }

    /** For keeping; {@link #of} is the opposite. Holds no secret. */
    public byte[] toBytes() {
        NdrWriter writer = new NdrWriter().int32(FORMAT).guid(invocation);
        position.write(writer);
        writer.int32(known.size());
        known.forEach(cursor -> writer.guid(cursor.invocation()).int64(cursor.usn()));
        return writer.toBytes();
    }

    /** A {@link DrsException} with {@code STATE_UNREADABLE} if the bytes are not of {@link #toBytes()}. */
    public static ReplicationState of(byte[] bytes) {
        try {
            NdrReader reader = new NdrReader(bytes);
            int format = reader.int32();
            UUID invocation = reader.guid();
            UsnVector position = UsnVector.read(reader);
            int count = reader.count(CURSOR_BYTES);
            List<Cursor> known = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                known.add(new Cursor(reader.guid(), reader.int64()));
            }
            if (format == FORMAT && reader.remaining() == 0) {
                return new ReplicationState(invocation, position, known);
            }
        } catch (DrsException tooShort) {
            throw unreadable(tooShort);
        }
        throw unreadable(null);
    }

    private static DrsException unreadable(@Nullable DrsException cause) {
        return new DrsException(
                DrsException.Code.STATE_UNREADABLE, "The state of an earlier reading cannot be read", cause);
    }

    /** Where to go on at the server with this database: at another one from the start, without what is known. */
    UsnVector positionAt(UUID database) {
        return invocation.equals(database) ? position : UsnVector.ZERO;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReplicationState state
                && invocation.equals(state.invocation)
                && position.equals(state.position)
                && known.equals(state.known);
    }

    @Override
    public int hashCode() {
        return Objects.hash(invocation, position, known);
    }

    @Override
    public String toString() {
        return "ReplicationState[" + invocation + " at " + position.objects() + "]";
    }
}
