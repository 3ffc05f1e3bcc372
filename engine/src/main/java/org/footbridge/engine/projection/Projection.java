package org.footbridge.engine.projection;

import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;

/** What the rules make of one staged object. */
public sealed interface Projection {

    ObjectGuid guid();

    record Projected(StagedObject source, DesiredObject desired) implements Projection {
        @Override
        public ObjectGuid guid() {
            return source.guid();
        }
    }

    /**
     * Not to be synchronised; if it was so far, its target is to be soft-deleted.
     *
     * @param code stable; {@link Project#NOT_A_SYNCHRONISED_CLASS} is not worth a log line
     * @param detail for people
     */
    record Skipped(ObjectGuid guid, Cause cause, String code, String detail) implements Projection {}

    /** Ought to be synchronised but cannot; what is in the tenant directory stays as it is. */
    record Rejected(ObjectGuid guid, Failure failure) implements Projection {}

    /**
     * Neither to be made nor to be changed nor to be taken away: its target, if it has one, stays as it is.
     *
     * @param code stable
     * @param detail for people
     */
    record LeftAlone(ObjectGuid guid, String code, String detail) implements Projection {}

    /** Why an object is not to be synchronised. */
    enum Cause {
        DELETED,
        ABSENT,
        OUT_OF_SCOPE,
        EXCLUDED
    }
}
