package org.footbridge.service.relay;

import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Listing;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.PasswordChanges;
import org.footbridge.relay.wire.PasswordHashes;
import org.footbridge.relay.wire.Resolved;
import org.footbridge.relay.wire.SchemaDescription;

/** Takes the frames of the answer to one request, in order, on the caller's thread. */
public interface StreamConsumer {
    /**
     * A stream begins. Called again when another agent starts over: everything of the stream before is void as far as
     * completeness is concerned, though what it said stays true.
     */
    void began(String streamId, String agentId);

    void page(Page page);

    default void resolved(Resolved resolved) {}

    /** A part of the directory's schema. */
    default void schema(SchemaDescription part) {}

    /** What was looked for in the directory. */
    default void listed(Listing part) {}

    /** Whose passwords changed. */
    default void passwords(PasswordChanges part) {}

    /** What agents derived of passwords. */
    default void passwords(PasswordHashes part) {}

    /** The stream is complete; nothing follows. */
    void completed(Completed completed);
}
