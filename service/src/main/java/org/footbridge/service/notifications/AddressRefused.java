package org.footbridge.service.notifications;

import java.net.InetAddress;
import java.net.SocketException;

/** A connection that is not made because of the address it would lead to. */
final class AddressRefused extends SocketException {
    AddressRefused(InetAddress address) {
        super("the address " + address.getHostAddress() + " is private");
    }

    /** What to say of it when it is why something was not sent; otherwise the message given. */
    static NotSent reason(String host, Exception failure, String otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressRefused) {
                return new NotSent(
                        host + " has a private address. Whoever runs the service does not let it write there.",
                        failure);
            }
        }
        return new NotSent(otherwise, failure);
    }
}
