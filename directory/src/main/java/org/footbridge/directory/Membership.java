package org.footbridge.directory;

import java.util.Set;

/**
 * Groups whose members are told although nothing else of them is in scope, because membership decides who is.
 *
 * @param groups the groups by name
 * @param all every group of the directory
 */
public record Membership(Set<ObjectGuid> groups, boolean all) {
    /** No group. */
    public static final Membership NONE = new Membership(Set.of(), false);

    /** The link that members are in. */
    static final String MEMBER = "member";

    public Membership {
        groups = Set.copyOf(groups);
    }

    boolean isEmpty() {
        return groups.isEmpty() && !all;
    }

    /** Whether the members of this object are told, if it is a group. */
    boolean concerns(ObjectGuid guid) {
        return all || groups.contains(guid);
    }
}
