package org.footbridge.service.notifications;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.HttpsURLConnection;

/** Posts a signed notification. Redirects are not followed, and what is answered is not looked at, however long it is. */
final class SendWebhook {
    private final CheckedSockets sockets;
    private final Duration timeout;

    SendWebhook(CheckedSockets sockets, Duration timeout) {
        this.sockets = sockets;
        this.timeout = timeout;
    }

    void send(Channel.Webhook webhook, String key, Notification notification, Instant now) throws NotSent {
        int status;
        try {
            status = post(webhook, key, notification, now);
        } catch (HttpRetryException e) {
            status = e.responseCode();
        } catch (IOException e) {
            throw AddressRefused.reason(
                    webhook.host(),
                    e,
                    webhook.host() + " was not reached: " + e.getClass().getSimpleName() + ".");
        }
        if (status / 100 != 2) {
            throw new NotSent(webhook.host() + " answered with status " + status + ".");
        }
    }

    private int post(Channel.Webhook webhook, String key, Notification notification, Instant now) throws IOException {
        String body = notification.json();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long seconds = now.getEpochSecond();
        HttpsURLConnection connection =
                (HttpsURLConnection) webhook.url().toURL().openConnection();
        try {
            connection.setSSLSocketFactory(sockets);
            connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("User-Agent", "Footbridge");
            connection.setRequestProperty(
                    "Footbridge-Notification", notification.id().toString());
            connection.setRequestProperty("Footbridge-Timestamp", Long.toString(seconds));
            connection.setRequestProperty("Footbridge-Signature", SignMessage.sign(key, seconds, body));
            connection.setDoOutput(true);
            // of a length that is known, so that nothing is sent twice
            connection.setFixedLengthStreamingMode(bytes.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(bytes);
            }
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
