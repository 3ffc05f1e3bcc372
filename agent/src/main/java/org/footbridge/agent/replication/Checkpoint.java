package org.footbridge.agent.replication;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.drsr.failure.DrsException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page or a pass ended, as it leaves the agent.
 *
 * @param fromBeginning the pass began at the beginning and goes on: everything is told, not only what changed
 * @param place of what it is
 * @param position of replication within it
 */
record Checkpoint(boolean fromBeginning, Place place, org.footbridge.drsr.replication.ReplicationState position) {
    private static final byte FORMAT = 1;

    ReplicationState state() {
        byte[] name = place.controller().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = position.toBytes();
        ByteBuffer out = ByteBuffer.allocate(2 + 2 * ObjectGuid.LENGTH + 2 + name.length + bytes.length);
        out.put(FORMAT).put((byte) (fromBeginning ? 1 : 0));
        out.put(place.domain().bytes()).put(place.database().bytes());
        out.putShort((short) name.length).put(name).put(bytes);
        return new ReplicationState(out.array());
    }

    /** @throws DirectoryFailure (domain controller changed) when no agent wrote it */
    static Checkpoint of(ReplicationState state) {
        ByteBuffer in = ByteBuffer.wrap(state.bytes());
        try {
            if (in.get() == FORMAT) {
                boolean fromBeginning = in.get() != 0;
                ObjectGuid domain = ObjectGuid.of(taken(in, ObjectGuid.LENGTH));
                ObjectGuid database = ObjectGuid.of(taken(in, ObjectGuid.LENGTH));
                String controller = new String(taken(in, Short.toUnsignedInt(in.getShort())), StandardCharsets.UTF_8);
                return new Checkpoint(
                        fromBeginning,
                        new Place(domain, database, controller),
                        org.footbridge.drsr.replication.ReplicationState.of(taken(in, in.remaining())));
            }
        } catch (BufferUnderflowException | DrsException notOurs) {
            throw unreadable(notOurs);
        }
        throw unreadable(null);
    }

    private static byte[] taken(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static DirectoryFailure unreadable(@Nullable RuntimeException cause) {
        return Place.changed("The state of an earlier reading of passwords cannot be read", cause);
    }
}
