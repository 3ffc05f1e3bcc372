package org.footbridge.service.deletes;

/** What can be said of something that is held. */
public enum Decision {
    /** The next cycle does it, if it is still to be done. */
    ALLOW("allowed"),
    /** It is not done, and does not count any more, as long as its cause lasts. */
    REJECT("rejected"),
    /** Nothing was said of it. */
    REVOKE("held");

    private final String state;

    Decision(String state) {
        this.state = state;
    }

    /** The state it brings about. */
    String state() {
        return state;
    }

    /** As it is recorded. */
    String recorded() {
        return this == REVOKE ? "revoked" : state;
    }

    /** In which states something must be; what was chosen by its number may have been decided otherwise before. */
    String[] from(boolean chosen) {
        return switch (this) {
            case ALLOW -> chosen ? new String[] {"held", "rejected"} : new String[] {"held"};
            case REJECT -> chosen ? new String[] {"held", "allowed"} : new String[] {"held"};
            case REVOKE -> new String[] {"allowed", "rejected"};
        };
    }
}
