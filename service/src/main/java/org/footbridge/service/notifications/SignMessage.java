package org.footbridge.service.notifications;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a webhook gets: HMAC-SHA256 (RFC 2104) over the moment, in seconds since 1970, a full stop and the body. Who
 * knows the key can tell who sent it, that nothing was changed, and when.
 */
final class SignMessage {
    private static final String ALGORITHM = "HmacSHA256";

    private SignMessage() {}

    /** {@code v1=} and the signature in hexadecimal. */
    static String sign(String key, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signature = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available.", e);
        }
    }
}
