package org.footbridge.acceptance;

/** The Graph API could not be read; the message names the request and the answer. */
public final class GraphFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GraphFailure(String message) {
        super(message);
    }

    GraphFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
