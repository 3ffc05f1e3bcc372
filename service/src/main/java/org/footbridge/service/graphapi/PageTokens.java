package org.footbridge.service.graphapi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.footbridge.service.signin.SigningKey;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes and checks {@code $skiptoken}: the position after the last object of a page, signed together with the tenant and the
 * query, so that it is good for nothing else. Replicas and restarts do not matter.
 */
@Component
class PageTokens {
    private static final int SIGNATURE_BYTES = 16;

    /**
     * After which object a page begins.
     *
     * @param sorted value of the column that is ordered by; null when that has no value, or nothing is ordered by
     */
    record Position(@Nullable String sorted, UUID id) {}

    private final SecretKey key;

    @Autowired
    PageTokens(SigningKey key) {
        this(key.derived("page tokens of the Graph API"));
    }

    PageTokens(SecretKey key) {
        this.key = key;
    }

    String token(TenantId tenant, QueryOptions query, Position position) {
        return signed(tenant, query, position.id() + (position.sorted() == null ? "" : "=" + position.sorted()));
    }

    /** @throws QueryFailure the token was not made here, or for another query or tenant */
    Position position(TenantId tenant, QueryOptions query, String token) {
        String text = verified(tenant, query, token).orElseThrow(PageTokens::refused);
        int equals = text.indexOf('=');
        return equals < 0
                ? new Position(null, UUID.fromString(text))
                : new Position(text.substring(equals + 1), UUID.fromString(text.substring(0, equals)));
    }

    /** A token that holds the text. */
    String signed(TenantId tenant, QueryOptions query, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = signature(tenant, query, bytes);
        byte[] whole = Arrays.copyOf(signature, signature.length + bytes.length);
        System.arraycopy(bytes, 0, whole, signature.length, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The text of a token; none: it was not made here, or for another query or tenant. */
    Optional<String> verified(TenantId tenant, QueryOptions query, String token) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(whole, SIGNATURE_BYTES, whole.length);
        byte[] signature = Arrays.copyOf(whole, SIGNATURE_BYTES);
        return MessageDigest.isEqual(signature, signature(tenant, query, content))
                ? Optional.of(new String(content, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private byte[] signature(TenantId tenant, QueryOptions query, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((tenant + "\n" + query.identity() + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    private static QueryFailure refused() {
        return QueryFailure.malformed(
                "The $skiptoken is not valid for this query.",
                "Follow @odata.nextLink as it was given, or begin again without it.");
    }
}
