package org.footbridge.sampleforest.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32;
import org.footbridge.sampleforest.store.Refusal;

/**
 * Content of a DirSync cookie. Changes after {@code known} are wanted; while an answer is split into pages, objects
 * up to {@code read} have been sent. Both meet when nothing is left.
 *
 * @param known USN up to which the client knows every attribute
 * @param read USN of the last object sent
 */
record SyncPosition(UUID invocationId, long known, long read) {
    private static final int MAGIC = 0x4d534446;
    private static final int LENGTH = 44;

    byte[] toCookie() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH)
                .putInt(MAGIC)
                .putLong(invocationId.getMostSignificantBits())
                .putLong(invocationId.getLeastSignificantBits())
                .putLong(known)
                .putLong(read);
        return out.putLong(checksum(out.array())).array();
    }

    /** Refuses what this forest did not make, and what a database made that the domain does not know. */
    static SyncPosition fromCookie(byte[] cookie, ServedDomain served) {
        UUID invocationId = served.invocationId();
        if (cookie.length == 0) {
            return new SyncPosition(invocationId, 0, 0);
        }
        if (cookie.length != LENGTH) {
            throw refused("it is not a cookie of this server");
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(cookie);
            int magic = in.getInt();
            SyncPosition position = new SyncPosition(new UUID(in.getLong(), in.getLong()), in.getLong(), in.getLong());
            if (magic != MAGIC || in.getLong() != checksum(cookie)) {
                throw refused("it is not a cookie of this server");
            }
            if (!served.goesOnFrom(position.invocationId)) {
                throw refused("it was made by database " + position.invocationId + ", this is " + invocationId);
            }
            return new SyncPosition(invocationId, position.known, position.read);
        } catch (BufferUnderflowException tooShort) {
            throw refused("it is too short");
        }
    }

    static Refusal refused(String why) {
        return Refusal.unwilling("the DirSync cookie is not accepted: " + why);
    }

    private static long checksum(byte[] cookie) {
        CRC32 crc = new CRC32();
        crc.update(cookie, 0, LENGTH - Long.BYTES);
        return crc.getValue();
    }
}
