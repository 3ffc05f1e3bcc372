package org.footbridge.service.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/** Posts a signed notification. Redirects are not followed, and what is answered is not looked at. */
final class SendWebhook implements AutoCloseable {
    private final HttpClient client;
    private final Duration timeout;

    SendWebhook(SSLContext tls, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = timeout;
    }

    void send(Channel.Webhook webhook, String key, Notification notification, Instant now) throws NotSent {
        String body = notification.json();
        long seconds = now.getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(webhook.url())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Footbridge")
                .header("Footbridge-Notification", notification.id().toString())
                .header("Footbridge-Timestamp", Long.toString(seconds))
                .header("Footbridge-Signature", SignMessage.sign(key, seconds, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = status(request);
            if (status / 100 != 2) {
                throw new NotSent(webhook.url().getHost() + " answered with status " + status + ".");
            }
        } catch (IOException e) {
            throw new NotSent(
                    webhook.url().getHost() + " was not reached: "
                            + e.getClass().getSimpleName() + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSent("The service is stopping.", e);
        }
    }

    /** The body is not waited for: it may be without end. */
    private int status(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
