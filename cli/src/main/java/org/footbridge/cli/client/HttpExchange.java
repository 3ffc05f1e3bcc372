package org.footbridge.cli.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;

/** One request, one answer; what goes wrong on the way becomes a {@link CommandFailure}. */
final class HttpExchange implements AutoCloseable {
    private final HttpClient client;
    private final String url;

    HttpExchange(HttpClient client, String url) {
        this.client = client;
        this.url = url;
    }

    HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (HttpTimeoutException e) {
            throw failure(
                    "ServiceTimeout", "did not answer in time", "Check that the service is up: footbridge status", e);
        } catch (SSLException e) {
            throw failure(
                    "ServiceNotTrusted",
                    "presented a certificate that is not accepted (" + e.getMessage() + ")",
                    "Check \"authority\" and \"url\" in the profile; the name in the URL must be one of the service's host names",
                    e);
        } catch (IOException e) {
            throw failure(
                    "ServiceUnreachable",
                    "cannot be reached",
                    "Check that it runs and that the profile's URL is right",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("Interrupted", "was not waited for", "Run the command again", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private CommandFailure failure(String code, String what, String nextStep, Exception cause) {
        return new CommandFailure(code, "The service at " + url + " " + what, nextStep, 0, cause);
    }
}
