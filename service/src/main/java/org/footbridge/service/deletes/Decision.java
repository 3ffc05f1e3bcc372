package org.footbridge.service.deletes;

import java.util.List;

/** What can be said of something that is held. */
public enum Decision {
    /** The next cycle does it, if it is still to be done. */
    ALLOW("allowed", List.of("held"), List.of("held", "rejected")),
    /** It is not done, and does not count any more, as long as its cause lasts. */
    REJECT("rejected", List.of("held"), List.of("held", "allowed")),
    /** Nothing was said of it. */
    REVOKE("held", List.of("allowed", "rejected"), List.of("allowed", "rejected"));

    private final String state;
    private final List<String> ofAll;
    private final List<String> ofChosen;

    Decision(String state, List<String> ofAll, List<String> ofChosen) {
        this.state = state;
        this.ofAll = ofAll;
        this.ofChosen = ofChosen;
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
        return (chosen ? ofChosen : ofAll).toArray(String[]::new);
    }
}
