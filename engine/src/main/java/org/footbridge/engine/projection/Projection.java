package org.footbridge.engine.projection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.mapping.ObjectFlow;

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
     * @param flows what may be done to its target
     */
    record Skipped(ObjectGuid guid, Cause cause, String code, String detail, Set<ObjectFlow> flows)
            implements Projection {
        public Skipped {
            flows = flows.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flows));
        }

        /** Of an object to whose target everything may be done. */
        public Skipped(ObjectGuid guid, Cause cause, String code, String detail) {
            this(guid, cause, code, detail, EnumSet.allOf(ObjectFlow.class));
        }

        public Skipped withFlows(Set<ObjectFlow> other) {
            return new Skipped(guid, cause, code, detail, other);
        }
    }

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
        /** In scope by its place and its memberships, but not by its attributes. */
        FILTERED,
        EXCLUDED
    }
}
