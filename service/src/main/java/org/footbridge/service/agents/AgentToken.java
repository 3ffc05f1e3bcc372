package org.footbridge.service.agents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the text of a token says; the text form is described in docs/reference/admin-api.md. Has no text form itself. */
final class AgentToken {
    private static final String PREFIX = "fbt1.";
    private static final int LONGEST = 4096;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final TenantId tenant;
    private final UUID id;
    private final String secret;

    AgentToken(TenantId tenant, UUID id, String secret) {
        this.tenant = tenant;
        this.id = id;
        this.secret = secret;
    }

    TenantId tenant() {
        return tenant;
    }

    UUID id() {
        return id;
    }

    /** What the database keeps; the secret has 256 random bits, so a plain hash is enough. */
    byte[] secretHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    /** The line to copy. */
    String text(String publicUrl, byte[] authorityFingerprint) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("u", publicUrl);
        content.put("t", tenant.toString());
        content.put("i", id.toString());
        content.put("s", secret);
        content.put("c", ENCODER.encodeToString(authorityFingerprint));
        return PREFIX + ENCODER.encodeToString(JSON.writeValueAsBytes(content));
    }

    /** Empty: not a token's text. */
    static Optional<AgentToken> parse(String text) {
        String line = text.strip();
        if (!line.startsWith(PREFIX) || line.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode content = JSON.readTree(Base64.getUrlDecoder().decode(line.substring(PREFIX.length())));
            return Optional.of(new AgentToken(
                    new TenantId(UUID.fromString(content.path("t").asString(""))),
                    UUID.fromString(content.path("i").asString("")),
                    content.path("s").asString("")));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
