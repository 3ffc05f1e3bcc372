package org.footbridge.service.staging;

/**
 * One attempt at reading.
 *
 * @param number of its own; rows remember which attempt saw them last
 * @param everything it tells all that there is: what it does not tell was not found
 * @param markLinks new links are marked as not resolved; else that is noted for all of them
 */
public record Attempt(long number, boolean everything, boolean markLinks) {
    /** Of what changed, or was asked for by its GUID. */
    public static Attempt ofSome(long number) {
        return new Attempt(number, false, true);
    }
}
