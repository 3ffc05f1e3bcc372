package org.footbridge.service.notifications;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where administrators of a tenant are told, without the secret that belongs to it. */
public sealed interface Channel {
    /** As in the administration API. */
    String name();

    /** Who is written to. */
    String host();

    /** How a mail server is spoken to. */
    enum Security {
        /** nothing is encrypted; only without a password */
        NONE,
        /** encrypted before anything is said, or not at all */
        STARTTLS,
        /** TLS from the first byte */
        TLS
    }

    /**
     * Mail over SMTP.
     *
     * @param user who signs in; empty: nobody
     */
    record Mail(String host, int port, Security security, Optional<String> user, String from, List<String> to)
            implements Channel {
        static final String NAME = "mail";

        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String name() {
            return NAME;
        }

        /** Whether it is the same account at the same server, whose password may be kept. */
        boolean isSameAccount(Channel other) {
            return other instanceof Mail mail
                    && mail.host.equalsIgnoreCase(host)
                    && mail.port == port
                    && mail.security == security
                    && mail.user.equals(user);
        }
    }

    /** An HTTPS address that takes signed messages. */
    record Webhook(URI url) implements Channel {
        static final String NAME = "webhook";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String host() {
            return url.getHost();
        }

        /** Scheme, host and port: what follows is often all that one has to know to write there. */
        String origin() {
            return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        }
    }
}
