package org.footbridge.service.cycles;

import org.footbridge.service.staging.LoadDirty.Which;

/** The passes over what is to be planned in a cycle, in this order. */
enum Pass {
    /** Everything that is dirty. Deletes are put aside to be weighed together; what failed may succeed later. */
    FIRST(Which.ALL, false, false),
    /** The deletes, once they were weighed. */
    DELETES(Which.DELETES, true, false),
    /** What failed before other objects let go of a name or an address. */
    RETRIES(Which.RETRIES, false, true);

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

    /** Whether a failure is final for this cycle. */
    boolean isLast() {
        return last;
    }
}
