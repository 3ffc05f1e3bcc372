package org.footbridge.service.browsing;

/** There is more than is held, or than there is time for; what was counted so far counts. */
final class TooMuch extends RuntimeException {
    TooMuch() {
        super("more than is counted", null, false, false);
    }
}
