package org.footbridge.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.service.administrators.Administrators;
import org.footbridge.service.administrators.Administrators.Invited;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.jspecify.annotations.Nullable;

/** Keeps cookies and the token of the last page, as a browser does; runs no scripts. */
public final class Browser {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern TOKEN =
            Pattern.compile("name=\"(?:csrf-token|_csrf)\" (?:content|value)=\"([^\"]+)\"");

    private final RunningService service;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    public Browser(RunningService service) {
        this.service = service;
    }

    /** Somebody new with that role, whose password is their own already. */
    public static Browser signedIn(RunningService service, TestTenant tenant, ClientRole role) {
        Invited made = service.bean(Administrators.class)
                .invite(tenant.id(), "person-" + role.written() + "-" + System.nanoTime(), "Test Person", role);
        Browser browser = new Browser(service);
        Answer first = browser.signIn(
                tenant.name(), made.administrator().name(), made.password().text());
        assertThat(first.header("location")).endsWith("/portal");
        browser.get("/portal/password");
        Answer changed = browser.form(
                "/portal/password",
                Map.of(
                        "current", made.password().text(),
                        "fresh", "correct horse battery staple",
                        "repeated", "correct horse battery staple"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(302);
        browser.get("/portal");
        return browser;
    }

    public Answer signIn(String tenant, String name, String password) {
        get("/portal/signin");
        return form("/portal/signin", Map.of("tenant", tenant, "name", name, "password", password));
    }

    public Answer get(String path) {
        return send("GET", path, null, null, Map.of());
    }

    /** A form of the last page. */
    public Answer form(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body, Map.of());
    }

    /** What a script of the last page asks of the API. */
    public Answer api(String method, String path, @Nullable String json) {
        return send(method, path, json == null ? null : "application/json", json, Map.of("X-CSRF-TOKEN", token));
    }

    public Answer send(
            String method,
            String path,
            @Nullable String contentType,
            @Nullable String body,
            Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .timeout(LONGEST)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        Answer answer = service.send(request);
        answer.headers().getOrDefault("set-cookie", List.of()).forEach(this::keep);
        Matcher found = TOKEN.matcher(answer.text());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    /** By name; as a stranger who stole them could use them. */
    public Map<String, String> cookies() {
        return cookies;
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";", 2)[0].split("=", 2);
        if (parts[1].isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
