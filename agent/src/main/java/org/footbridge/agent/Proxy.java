package org.footbridge.agent;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy that is passed with CONNECT.
 *
 * @param user empty: the proxy asks for none
 * @param password never printed
 */
public record Proxy(String host, int port, Optional<String> user, Optional<String> password) {
    private static final int DEFAULT_PORT = 8080;

    /** Parses {@code http://[user:password@]host:port}; the message never quotes it, it may hold a password. */
    public static Proxy parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException e) {
            uri = URI.create("none:none");
        }
        if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
            throw new AgentFailure(
                    "ProxyInvalid",
                    "The proxy is not of the form http://[user:password@]host:port",
                    "Write special characters of the password in percent encoding.");
        }
        String[] user =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return new Proxy(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                user.length > 0 ? Optional.of(user[0]) : Optional.empty(),
                user.length > 1 ? Optional.of(user[1]) : Optional.empty());
    }

    /** The proxy given, else that of the environment variable HTTPS_PROXY. */
    public static Optional<Proxy> ofEnvironment() {
        return Optional.ofNullable(System.getenv("HTTPS_PROXY"))
                .or(() -> Optional.ofNullable(System.getenv("https_proxy")))
                .filter(value -> !value.isBlank())
                .map(Proxy::parse);
    }

    /** Value of the header Proxy-Authorization (RFC 7617). */
    public Optional<String> authorization() {
        return user.map(name -> "Basic "
                + Base64.getEncoder()
                        .encodeToString((name + ":" + password.orElse("")).getBytes(StandardCharsets.UTF_8)));
    }

    /** The form that {@link #parse} takes, with the password. */
    public String uri() {
        String login = user.map(name -> encode(name) + ":" + encode(password.orElse("")) + "@")
                .orElse("");
        return "http://" + login + host + ":" + port;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
