package org.footbridge.service.cycles;

/** Counts of one page, to be added to those of the cycle. */
record CycleCounts(int created, int updated, int deleted, int restored, int unchanged, int skipped, int failed) {
    static final CycleCounts NONE = new CycleCounts(0, 0, 0, 0, 0, 0, 0);

    long objects() {
        return (long) created + updated + deleted + restored + unchanged + skipped + failed;
    }

    boolean changedAnything() {
        return created + updated + deleted + restored > 0;
    }
}
