package org.footbridge.service.notifications;

import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.footbridge.service.notifications.Channels.Kept;
import org.springframework.stereotype.Component;

/** Sends one notification by one channel of its tenant. */
@Component
class Send implements AutoCloseable {
    private final Channels channels;
    private final SendMail mail;
    private final SendWebhook webhook;

    Send(Channels channels, NotificationsProperties properties) {
        SSLContext tls = TrustedAuthorities.context(properties.caFile());
        this.channels = channels;
        this.mail = new SendMail(tls, properties.timeout());
        this.webhook = new SendWebhook(tls, properties.timeout());
    }

    void send(Notification notification, String channel, Instant now) throws NotSent {
        Kept kept = channels.find(notification.tenant(), channel)
                .orElseThrow(() -> new NotSent("The channel was removed."));
        Optional<String> secret = channels.secret(notification.tenant(), channel);
        switch (kept.channel()) {
            case Channel.Mail settings -> mail.send(settings, secret, notification);
            case Channel.Webhook settings ->
                webhook.send(
                        settings,
                        secret.orElseThrow(() -> new NotSent("The key that signs is missing.")),
                        notification,
                        now);
        }
    }

    @Override
    public void close() {
        webhook.close();
    }
}
