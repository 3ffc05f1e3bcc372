package org.footbridge.service.staging;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Groups whose members are told, or staged.
 *
 * @param all every group of the directory; then none is named
 */
public record MembersTold(boolean all, Set<UUID> groups) {
    public static final MembersTold NONE = new MembersTold(false, Set.of());
    public static final MembersTold ALL = new MembersTold(true, Set.of());

    public MembersTold {
        groups = all ? Set.of() : Set.copyOf(groups);
    }

    public static MembersTold of(Set<UUID> groups) {
        return new MembersTold(false, groups);
    }

    /** Those of the groups that are not among these. */
    public Set<UUID> missing(Set<UUID> wanted) {
        Set<UUID> missing = new HashSet<>(all ? Set.of() : wanted);
        missing.removeAll(groups);
        return missing;
    }

    /** What both have. */
    public MembersTold and(MembersTold other) {
        if (all || other.all) {
            return all ? other : this;
        }
        Set<UUID> both = new HashSet<>(groups);
        both.retainAll(other.groups);
        return of(both);
    }

    public MembersTold with(Set<UUID> more) {
        Set<UUID> either = new HashSet<>(groups);
        either.addAll(more);
        return new MembersTold(all, either);
    }
}
