package org.footbridge.agent.registration;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.AgentVersion;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Identity;
import org.footbridge.agent.home.Registration;
import org.footbridge.directory.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exchanges a one-time token for a client certificate and keeps both in the agent's home. */
public final class RegisterAgent {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int CREATED = 201;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final AgentHome home;
    private final Optional<Proxy> proxy;
    private final boolean webSocket;

    public RegisterAgent(AgentHome home, Optional<Proxy> proxy, boolean webSocket) {
        this.home = home;
        this.proxy = proxy;
        this.webSocket = webSocket;
    }

    private record Answer(
            UUID agentId,
            UUID tenantId,
            String certificateChain,
            Relay relay,
            List<Registration.GrantedDirectory> directories) {}

    private record Relay(String host, int port) {}

    /** @throws AgentFailure TokenInvalid, ServiceUnreachable, ServiceNotTrusted, or the service's own code */
    public Registration register(RegistrationToken token, String machineName) {
        CertificateRequest request = CertificateRequest.create();
        PinnedTrust trust = trust(token);
        String body = MAPPER.writeValueAsString(Map.of(
                "token", token.text(),
                "certificateRequest", request.pem(),
                "machineName", machineName,
                "version", AgentVersion.current()));
        Answer answer = post(token.service().resolve("/agents/register"), body, trust);
        Registration registration = new Registration(
                answer.agentId(),
                answer.tenantId(),
                token.service().toString(),
                answer.relay().host(),
                answer.relay().port(),
                webSocket,
                proxy.map(this::sealed).orElse(null),
                answer.directories());
        home.register(
                registration,
                Identity.of(request.keys().getPrivate(), answer.certificateChain()),
                trust.authority().orElseThrow());
        return registration;
    }

    private String sealed(Proxy given) {
        try (Secret secret = Secret.of(given.uri().toCharArray())) {
            return home.sealing().seal(secret, "proxy");
        }
    }

    private static PinnedTrust trust(RegistrationToken token) {
        try {
            return new PinnedTrust(token.authorityFingerprint());
        } catch (IllegalArgumentException e) {
            throw new AgentFailure("TokenInvalid", "The token's fingerprint is damaged", "Copy the whole token.", e);
        }
    }

    private Answer post(URI address, String body, PinnedTrust trust) {
        try (HttpClient client = client(trust)) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(ANSWER)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != CREATED) {
                throw refused(address, response);
            }
            return MAPPER.readValue(response.body(), Answer.class);
        } catch (IOException e) {
            throw unreachable(address, e);
        } catch (JacksonException e) {
            throw new AgentFailure(
                    "ServiceAnswerUnexpected",
                    address + " answered something that is no registration",
                    "Check the address in the token.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentFailure("Interrupted", "The registration was interrupted", "Run it again.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpClient client(PinnedTrust trust) throws GeneralSecurityException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).sslContext(trust.context());
        proxy.ifPresent(given -> {
            builder.proxy(ProxySelector.of(new InetSocketAddress(given.host(), given.port())));
            given.user()
                    .ifPresent(user -> builder.authenticator(new Authenticator() {
                        @Override
                        protected PasswordAuthentication getPasswordAuthentication() {
                            return new PasswordAuthentication(
                                    user, given.password().orElse("").toCharArray());
                        }
                    }));
        });
        return builder.build();
    }

    private static AgentFailure refused(URI address, HttpResponse<String> response) {
        @Nullable JsonNode error = null;
        try {
            error = MAPPER.readTree(response.body()).get("error");
        } catch (JacksonException e) {
            // the status says enough
        }
        String code = error == null ? "RegistrationRefused" : error.path("code").asString("RegistrationRefused");
        String message = error == null
                ? "status " + response.statusCode()
                : error.path("message").asString("");
        return new AgentFailure(
                code,
                address.getHost() + " refused the registration: " + message,
                "Ask the administrator for a new token; each works once and for a limited time.");
    }

    private static AgentFailure unreachable(URI address, IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof javax.net.ssl.SSLException
                    || cause instanceof java.security.cert.CertificateException) {
                return new AgentFailure(
                        "ServiceNotTrusted",
                        "TLS with " + address.getAuthority() + " failed: " + cause.getMessage(),
                        "If something between inspects TLS, except this address from it; else get a new token.",
                        e);
            }
        }
        return new AgentFailure(
                "ServiceUnreachable",
                address.getAuthority() + " cannot be reached: " + e.getClass().getSimpleName()
                        + (e.getMessage() == null ? "" : " " + e.getMessage()),
                "Check the network and the proxy (--proxy or HTTPS_PROXY).",
                e);
    }
}
