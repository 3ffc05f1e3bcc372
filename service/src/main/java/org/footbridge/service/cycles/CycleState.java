package org.footbridge.service.cycles;

/** How a cycle ended: exactly one of these. */
public enum CycleState {
    /** everything was done */
    SUCCEEDED,
    /** some objects failed; the others are done */
    PARTIAL,
    /** deletes are held for the administrator; everything else is done */
    HALTED,
    /** the cycle could not be carried through; what was done is right, the rest is done by the next one */
    FAILED;

    String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
