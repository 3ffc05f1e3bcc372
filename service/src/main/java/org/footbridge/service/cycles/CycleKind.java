package org.footbridge.service.cycles;

/** How a cycle reads its directory. */
public enum CycleKind {
    /** the first time: everything */
    INITIAL("initial"),
    /** what changed since the watermark */
    INCREMENTAL("incremental"),
    /** everything again, compared with what is staged */
    FULL("full"),
    /** nothing: what is staged is planned again, because the rules have changed, or the time has come */
    REPLAN("replan"),
    /** what changed, as incremental; then everything, or a part, to compare it with what is staged and synchronised */
    RECONCILE("reconcile");

    private final String text;

    CycleKind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean readsAll() {
        return this == INITIAL || this == FULL;
    }
}
