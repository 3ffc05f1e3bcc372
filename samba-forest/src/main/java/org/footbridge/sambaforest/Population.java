package org.footbridge.sambaforest;

/**
 * An invented company below {@value #ROOT}: people with managers in nested organisational units, groups in groups,
 * contacts, disabled accounts, and objects that a synchronisation has to leave out. The same numbers give the
 * same company.
 *
 * @param users people, not counting the few special accounts
 * @param groups groups, not counting one with everybody when there are more than 1,500 users
 * @param contacts mail contacts
 * @param seed of the choices
 * @param memberships members of all groups together, with one group that has {@code largestGroup}; 0: as it comes
 * @param largestGroup members of the group with most
 */
public record Population(int users, int groups, int contacts, long seed, int memberships, int largestGroup) {
    /** The organisational unit, relative to the domain, that holds all of it. */
    public static final String ROOT = "OU=Corp";

    public Population {
        if (users < 0 || groups < 0 || contacts < 0) {
            throw new IllegalArgumentException("a population cannot have fewer than zero users, groups or contacts");
        }
        if (largestGroup < 0 || largestGroup > users + contacts || memberships < largestGroup) {
            throw new IllegalArgumentException("the largest group cannot have " + largestGroup + " of " + memberships
                    + " members, nor more than there are users and contacts");
        }
    }

    /** Groups with a few members each, and one with everybody when there are more than 1,500 users. */
    public Population(int users, int groups, int contacts, long seed) {
        this(users, groups, contacts, seed, 0, 0);
    }

    /** The password of the person with a number (from 0; employeeID is 10000 + number). */
    public static String passwordOf(int number) {
        return "Walk-" + number + "-Bridge!";
    }
}
