package org.footbridge.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.service.keys.ServiceKey;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Seals the end of a chain with a key of the service: who can write to the database alone cannot seal another end. */
@Component
public class SealHead {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    public SealHead(ServiceKeys keys) {
        this.key = new SecretKeySpec(keys.loadOrMake("audit", SealHead::make).secret(), ALGORITHM);
    }

    /** @param hash hexadecimal */
    byte[] seal(TenantId tenant, long number, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((tenant + " " + number + " " + hash).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
        }
    }

    private static ServiceKey make() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return new ServiceKey(secret, "");
    }
}
