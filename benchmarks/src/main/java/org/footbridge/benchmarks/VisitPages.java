package org.footbridge.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Profile;
import org.footbridge.cli.client.Trust;
import org.footbridge.demo.deployment.LocalService;
import org.footbridge.demo.deployment.LocalService.FirstSignIn;

/** Somebody who is signed in to the admin center and looks at its pages; no script is run. */
final class VisitPages implements AutoCloseable {
    private static final String PASSWORD = "measured with a long tape";
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int OK = 200;

    private final HttpClient http;
    private final String url;

    private VisitPages(HttpClient http, String url) {
        this.http = http;
        this.url = url;
    }

    /**
     * Signs in for the first time.
     *
     * @throws IllegalStateException when somebody did that before
     */
    static VisitPages first(LocalService service) {
        Profile profile = service.profile();
        FirstSignIn first =
                service.firstSignIn().orElseThrow(() -> new IllegalStateException("Somebody signed in before."));
        HttpClient http = HttpClient.newBuilder()
                .sslContext(Trust.only(Path.of(String.valueOf(profile.authority()))))
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(LONGEST)
                .build();
        VisitPages visit = new VisitPages(http, profile.url());
        visit.submit(
                "/portal/signin",
                Map.of("tenant", "default", "name", first.name(), "password", first.oneTimePassword()));
        visit.submit(
                "/portal/password",
                Map.of("current", first.oneTimePassword(), "fresh", PASSWORD, "repeated", PASSWORD));
        return visit;
    }

    /** A page, whole. */
    String page(String path) {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    private void submit(String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(page(path));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "", token.find() ? "&_csrf=" + token.group(1) : ""));
        send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofString(form))
                        .header("Content-Type", "application/x-www-form-urlencoded"),
                path);
    }

    private String send(HttpRequest.Builder request, String path) {
        try {
            HttpResponse<String> answer = http.send(
                    request.uri(URI.create(url + path)).timeout(LONGEST).build(), BodyHandlers.ofString());
            if (answer.statusCode() != OK
                    || (answer.uri().getPath().equals("/portal/signin") && !path.equals("/portal/signin"))) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + " at " + answer.uri());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(path + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
