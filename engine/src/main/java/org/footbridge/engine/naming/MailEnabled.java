package org.footbridge.engine.naming;

import java.util.List;
import java.util.Optional;

/** Whether a group receives mail. */
public final class MailEnabled {

    private MailEnabled() {}

    /** It has an SMTP address; {@code mail} counts only when there are no proxy addresses at all. */
    public static boolean of(List<String> proxyAddresses, Optional<String> mail) {
        return ProxyAddresses.hasSmtpAddress(proxyAddresses)
                || (proxyAddresses.isEmpty()
                        && mail.filter(address -> address.indexOf('@') >= 0).isPresent());
    }
}
