package org.footbridge.service.ondemand;

import java.util.List;

/**
 * What is to be provisioned on demand.
 *
 * @param object distinguished name, objectGUID, user principal name, mail address, or id in the tenant directory
 * @param members of the group, named in the same ways, that are provisioned with it; none: just the object, with the links
 *     that have changed
 * @param ignoreScope go on even if the object is not in scope
 * @param apply for real
 */
public record OnDemand(String object, List<String> members, boolean ignoreScope, boolean apply) {
    /** So many members at once. */
    public static final int MOST_MEMBERS = 20;

    public OnDemand {
        members = List.copyOf(members);
    }
}
