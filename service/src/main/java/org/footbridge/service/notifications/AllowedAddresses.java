package org.footbridge.service.notifications;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which addresses may be written to: any, or only those that the internet reaches. */
final class AllowedAddresses {
    private final boolean privateAddresses;

    AllowedAddresses(boolean privateAddresses) {
        this.privateAddresses = privateAddresses;
    }

    /** Else a tenant could have the service write to machines that only its own network reaches. */
    boolean permit(InetAddress address) {
        return privateAddresses || isPublic(address);
    }

    /** Before anything is tried: whether a private address answers is nobody's business either. */
    void require(String host) throws UnknownHostException, AddressRefused {
        if (privateAddresses) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!permit(address)) {
                throw new AddressRefused(address);
            }
        }
    }

    /** By the registries of special addresses (RFC 6890 and its successors). */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            boolean unicast = (first & 0xe0) == 0x20;
            boolean sixToFour = first == 0x20 && second == 0x02;
            boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
            return unicast && !sixToFour && !teredo;
        }
        boolean special = first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 169 && second == 254)
                || (first == 172 && (second & 0xf0) == 16)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xfe) == 18);
        return !special;
    }
}
