package org.footbridge.agent.registration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.footbridge.agent.AgentFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A one-time token: {@code fbt1.} and base64url of JSON with the service's address and the fingerprint of its authority.
 * The text itself goes to the service; its secret is not taken out of it here.
 *
 * @param text the whole token, a secret
 * @param service base address, https
 * @param authorityFingerprint SHA-256 of the authority's certificate
 */
public record RegistrationToken(String text, URI service, String authorityFingerprint) {
    private static final String PREFIX = "fbt1.";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Content(@Nullable String u, @Nullable String c) {}

    /** @throws AgentFailure TokenInvalid, without the token in the message */
    public static RegistrationToken parse(String text) {
        String token = text.strip();
        if (!token.startsWith(PREFIX)) {
            throw invalid("it does not begin with " + PREFIX, null);
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
            Content content = MAPPER.readValue(new String(json, StandardCharsets.UTF_8), Content.class);
            if (content.u() == null || content.c() == null) {
                throw invalid("it is incomplete", null);
            }
            URI service = URI.create(content.u());
            if (!"https".equals(service.getScheme()) || service.getHost() == null) {
                throw invalid("its address is not https", null);
            }
            return new RegistrationToken(token, service, content.c());
        } catch (JacksonException | IllegalArgumentException e) {
            // the causes quote the token, which is a secret
            throw invalid("it is damaged or was cut off", null);
        }
    }

    private static AgentFailure invalid(String why, @Nullable Throwable cause) {
        return new AgentFailure(
                "TokenInvalid",
                "This is not a registration token: " + why,
                "Copy the whole line that 'footbridge agent-token create' printed.",
                cause);
    }

    @Override
    public String toString() {
        return "RegistrationToken[" + service + "]";
    }
}
