package org.footbridge.sampleforest;

/**
 * How much to invent for a domain. The objects that every domain has come on top, and a few awkward ones.
 *
 * @param users people with accounts
 * @param groups of all kinds
 * @param contacts with and without mail addresses
 */
public record Size(int users, int groups, int contacts) {
    /** Nothing but what every domain has. */
    public static final Size EMPTY = new Size(0, 0, 0);

    public Size {
        if (users < 0 || groups < 0 || contacts < 0) {
            throw new IllegalArgumentException("A domain cannot have fewer than no objects");
        }
    }
}
