package org.footbridge.service.notifications;

import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.footbridge.service.notifications.Channels.Kept;
import org.springframework.stereotype.Component;

/**
 * Sends one notification by one channel of its tenant, or gives up: a server that answers byte by byte, or without end, keeps
 * nobody waiting for longer than the deadline.
 */
@Component
class Send {
    private final Channels channels;
    private final AllowedAddresses allowed;
    private final SendMail mail;
    private final SendWebhook webhook;
    private final Duration deadline;

    Send(Channels channels, NotificationsProperties properties) {
        SSLContext tls = TrustedAuthorities.context(properties.caFile());
        this.allowed = new AllowedAddresses(properties.privateAddresses());
        CheckedSockets sockets = new CheckedSockets(tls.getSocketFactory(), allowed);
        this.channels = channels;
        this.mail = new SendMail(sockets, properties.timeout());
        this.webhook = new SendWebhook(sockets, properties.timeout());
        this.deadline = properties.deadline();
    }

    void send(Notification notification, String channel, Instant now) throws NotSent {
        Kept kept = channels.find(notification.tenant(), channel)
                .orElseThrow(() -> new NotSent("The channel was removed."));
        Optional<String> secret = channels.secret(notification.tenant(), channel);
        FutureTask<Boolean> sending = new FutureTask<>(() -> {
            send(kept.channel(), secret, notification, now);
            return true;
        });
        // a virtual thread that is interrupted closes the socket that it waits for
        Thread.ofVirtual().name("notification").start(sending);
        try {
            sending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sending.cancel(true);
            throw new NotSent(
                    kept.channel().host() + " was not done with it after " + deadline.toSeconds() + " seconds.", e);
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            throw new NotSent("The service is stopping.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotSent failure) {
                throw failure;
            }
            throw new IllegalStateException("sending failed", e.getCause());
        }
    }

    private void send(Channel channel, Optional<String> secret, Notification notification, Instant now) throws NotSent {
        try {
            allowed.require(channel.host());
        } catch (UnknownHostException | AddressRefused e) {
            throw AddressRefused.reason(channel.host(), e, channel.host() + " has no address.");
        }
        switch (channel) {
            case Channel.Mail settings -> mail.send(settings, secret, notification);
            case Channel.Webhook settings ->
                webhook.send(
                        settings,
                        secret.orElseThrow(() -> new NotSent("The key that signs is missing.")),
                        notification,
                        now);
        }
    }
}
