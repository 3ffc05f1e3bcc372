package org.footbridge.benchmarks.forest;

import java.util.Locale;
import org.footbridge.sampleforest.Size;

/**
 * How large a forest is.
 *
 * @param memberships of all invented groups together
 * @param largestGroup members of the largest
 * @param seed the same gives the same objects
 */
public record ForestSize(int users, int groups, int contacts, int memberships, int largestGroup, long seed) {
    public static final long DEFAULT_SEED = 2026;
    private static final int FEWEST_GROUPS = 40;

    /** A grown company of that many people: groups, contacts and memberships in the proportions that are common. */
    public static ForestSize of(int users) {
        int memberships = (int) (users * 20L / 3);
        return new ForestSize(
                users, Math.max(FEWEST_GROUPS, users / 30), users / 30, memberships, users / 3, DEFAULT_SEED);
    }

    /** The same proportions with another number of people. */
    ForestSize scaledTo(int people) {
        double factor = (double) people / users;
        return new ForestSize(
                people,
                Math.max(FEWEST_GROUPS, (int) (groups * factor)),
                (int) (contacts * factor),
                (int) (memberships * factor),
                (int) (largestGroup * factor),
                seed);
    }

    Size size() {
        return new Size(users, groups, contacts).withMemberships(memberships, largestGroup);
    }

    /** Users, groups and contacts. */
    public int objects() {
        return users + groups + contacts;
    }

    /** For people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%,d users, %,d groups, %,d contacts, %,d memberships, the largest group with %,d",
                users,
                groups,
                contacts,
                memberships,
                largestGroup);
    }
}
