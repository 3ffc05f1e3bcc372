package org.footbridge.service.cycles;

/**
 * Counts of one page, to be added to those of the cycle.
 *
 * @param outOfScope whose source left the scope, and who was deleted or disabled for it
 */
record CycleCounts(
        int created,
        int updated,
        int deleted,
        int restored,
        int unchanged,
        int skipped,
        int failed,
        int outOfScope,
        int disabled) {
    static final CycleCounts NONE = new CycleCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    long objects() {
        return (long) created + updated + deleted + restored + unchanged + skipped + failed;
    }

    boolean changedAnything() {
        return created + updated + deleted + restored + disabled > 0;
    }
}
