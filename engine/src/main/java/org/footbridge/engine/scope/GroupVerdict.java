package org.footbridge.engine.scope;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.ObjectGuid;

/** Whether the groups of a scope take an object in. */
public sealed interface GroupVerdict {

    boolean inScope();

    /** The scope names no groups. */
    record NotLimited() implements GroupVerdict {
        @Override
        public boolean inScope() {
            return true;
        }
    }

    /** @param groups those of the scope that the object is a member of */
    record Member(Set<ObjectGuid> groups) implements GroupVerdict {
        public Member {
            groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        }

        @Override
        public boolean inScope() {
            return true;
        }
    }

    /** The object is a member of none of the groups. */
    record NoMember() implements GroupVerdict {
        @Override
        public boolean inScope() {
            return false;
        }
    }
}
