package org.footbridge.service.staging;

/**
 * One attempt at reading.
 *
 * @param number of its own; rows remember which attempt saw them last
 * @param everything it tells all that there is: what it does not tell was not found
 * @param markLinks new links are not known to be unresolved as a whole
 */
public record Attempt(long number, boolean everything, boolean markLinks) {
    /** Of links that are marked instead. */
    static final long NOT_TOLD = 0;

    /** Of what changed, or was asked for by its GUID. */
    public static Attempt ofSome(long number) {
        return new Attempt(number, false, true);
    }

    /** Whether every new link gets a mark, which is taken away when it is resolved. */
    boolean marksEachLink() {
        return everything && markLinks;
    }

    /** What new links say of who told them, so that they need no mark; not so when everything is told. */
    long toldBy() {
        return everything ? NOT_TOLD : number;
    }
}
