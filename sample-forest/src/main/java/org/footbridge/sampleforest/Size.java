package org.footbridge.sampleforest;

import java.util.Optional;
import org.footbridge.sampleforest.population.Memberships;

/**
 * How much to invent for a domain. The objects that every domain has come on top, and a few awkward ones.
 *
 * @param users people with accounts
 * @param groups of all kinds; the first is All Staff
 * @param contacts with and without mail addresses
 * @param memberships how the groups are filled; when absent, the first holds everybody and the others a few
 */
public record Size(int users, int groups, int contacts, Optional<Memberships> memberships) {
    /** Nothing but what every domain has. */
    public static final Size EMPTY = new Size(0, 0, 0);

    public Size {
        if (users < 0 || groups < 0 || contacts < 0) {
            throw new IllegalArgumentException("A domain cannot have fewer than no objects");
        }
        memberships.ifPresent(wanted -> wanted.requireRoom(groups, users + contacts));
    }

    public Size(int users, int groups, int contacts) {
        this(users, groups, contacts, Optional.empty());
    }

    /**
     * The same number of objects with exactly so many members in all groups together.
     *
     * @param total members of all invented groups
     * @param largest members of the first group; no other has more
     * @throws IllegalArgumentException when there are too few groups or members
     */
    public Size withMemberships(int total, int largest) {
        return new Size(users, groups, contacts, Optional.of(new Memberships(total, largest)));
    }
}
