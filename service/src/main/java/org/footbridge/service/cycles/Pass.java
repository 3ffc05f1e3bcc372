package org.footbridge.service.cycles;

import org.footbridge.service.staging.LoadDirty.Which;

/** The passes over what is to be planned in a cycle, in this order. */
enum Pass {
    /**
     * What is dirty and linked. Deletes are put aside to be weighed together; what is in conflict with others is put off,
     * because they may let go of what they have later in the cycle.
     */
    LINKED(Which.LINKED, false, false),
    /** The same with what is not linked yet: whoever is there has precedence. */
    UNLINKED(Which.UNLINKED, false, false),
    /** In the place of the first when everything is planned again: nothing is marked for that, or written if it stays. */
    EVERY_LINKED(Which.EVERY_LINKED, false, false),
    /** In the place of the second when everything is planned again. */
    EVERY_UNLINKED(Which.EVERY_UNLINKED, false, false),
    /** The deletes, once they were weighed. */
    DELETES(Which.DELETES, true, false),
    /** What was put off, and what waits for values that were let go of; now values are held if need be. */
    RETRIES(Which.RETRIES, false, true),
    /** Not of a cycle: what all that is staged would come to, of which nothing is done. */
    PREVIEW(Which.STAGED, true, true),
    /** Not of a cycle: some objects by themselves. Deletes are put aside for the next cycle, which weighs them. */
    ON_DEMAND(Which.STAGED, false, true);

    private final Which which;
    private final boolean deletes;
    private final boolean last;

    Pass(Which which, boolean deletes, boolean last) {
        this.which = which;
        this.deletes = deletes;
        this.last = last;
    }

    Which which() {
        return which;
    }

    /** Whether deletes are applied, or put aside. */
    boolean appliesDeletes() {
        return deletes;
    }

    /** Whether it plans what is staged, whether it waits or not. */
    boolean isOfEverything() {
        return this == EVERY_LINKED || this == EVERY_UNLINKED;
    }

    /** Whether a failure is final for this cycle. */
    boolean isLast() {
        return last;
    }
}
