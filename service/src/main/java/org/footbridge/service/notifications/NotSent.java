package org.footbridge.service.notifications;

/** A message that could not be handed over; the message says why and holds no secret. */
final class NotSent extends Exception {
    NotSent(String reason, Throwable cause) {
        super(reason, cause);
    }

    NotSent(String reason) {
        super(reason);
    }

    String reason() {
        String message = getMessage();
        return message == null ? "It was not sent." : message;
    }
}
