package org.footbridge.service.plans;

import java.util.Locale;

/** Where a plan stands. */
public enum PlanState {
    /** the next cycle of the configuration makes it */
    WAITING,
    /** it can be looked at, and applied */
    READY,
    /** it could not be made */
    FAILED,
    /** the next cycle of the configuration applies it */
    APPLYING,
    /** it was applied */
    APPLIED,
    /** it was not applied, because something else would have been done by now; it can be tried again */
    REFUSED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PlanState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
