package org.footbridge.engine.scope;

import org.footbridge.engine.ObjectGuid;

/** Whether the containers of a scope take an object in, and which of them decided. */
public sealed interface ContainerVerdict {

    boolean inScope();

    /** The scope names no containers. */
    record NotLimited() implements ContainerVerdict {
        @Override
        public boolean inScope() {
            return true;
        }
    }

    /** The containers above the object are not known: it is not to be called in scope, and not out of it either. */
    record PlaceUnknown() implements ContainerVerdict {
        @Override
        public boolean inScope() {
            return false;
        }
    }

    /** The nearest listed container above the object is in scope. */
    record Included(ObjectGuid container) implements ContainerVerdict {
        @Override
        public boolean inScope() {
            return true;
        }
    }

    /** The nearest listed container above the object is out of scope. */
    record Excluded(ObjectGuid container) implements ContainerVerdict {
        @Override
        public boolean inScope() {
            return false;
        }
    }

    /**
     * No container above the object is listed.
     *
     * @param inScope the scope only says what stays out
     */
    record NotListed(boolean inScope) implements ContainerVerdict {}
}
