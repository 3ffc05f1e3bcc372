package org.footbridge.engine.planning;

/** What becomes of the target of a source object that is still there, but not to be synchronised any more. */
public enum ScopeLoss {
    /** It is soft-deleted, as if its source were gone. */
    SOFT_DELETE("softDelete"),
    /** A user is disabled and stays; what cannot be disabled stays as it is. */
    DISABLE("disable"),
    /** It stays as it is. */
    KEEP("keep");

    private final String text;

    ScopeLoss(String text) {
        this.text = text;
    }

    /** As in a configuration. */
    public String text() {
        return text;
    }
}
