package org.footbridge.engine.planning;

/** Why the target of a source object is soft-deleted. */
public enum DeleteReason {
    /** The directory says that the source was deleted. */
    DELETED,
    /** A complete enumeration of the directory did not find the source, and somebody had the directory repaired. */
    ABSENT,
    /** The source left the containers in scope or the groups that limit it, or the scope was changed. */
    OUT_OF_SCOPE,
    /** The source does not meet the attribute filter of its class (any more). */
    FILTERED,
    /** The source has become an object that is not synchronised. */
    EXCLUDED;

    /** Whether the source has left the scope in one way or another, and is not gone. */
    public boolean isScopeLoss() {
        return switch (this) {
            case DELETED, ABSENT -> false;
            case OUT_OF_SCOPE, FILTERED, EXCLUDED -> true;
        };
    }
}
