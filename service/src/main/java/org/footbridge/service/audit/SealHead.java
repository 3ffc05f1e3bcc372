package org.footbridge.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.service.keys.ServiceKey;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.storage.AfterCommit;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals the end of a chain with a key of the service: who can write to the database alone cannot seal another end. A sealed
 * end could be put back later, so each is told outside the database too: it is remembered while the service runs, and
 * written to the service's log.
 */
@Component
public class SealHead {
    private static final Logger log = LoggerFactory.getLogger(SealHead.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final Map<TenantId, KnownHead> newest = new ConcurrentHashMap<>();

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

    /** Whether this service sealed it, or nothing was sealed yet. */
    boolean isGenuine(TenantId tenant, ChainHead head) {
        return head.isBeginning()
                || MessageDigest.isEqual(
                        HexFormat.of().parseHex(head.seal()), seal(tenant, head.number(), head.hash()));
    }

    /** Tells an end outside the database, as soon as the transaction that made it is committed. */
    void tellWhenCommitted(TenantId tenant, KnownHead head) {
        AfterCommit.run(() -> {
            newest.merge(tenant, head, (one, other) -> one.number() > other.number() ? one : other);
            log.atInfo()
                    .addKeyValue("code", "AuditSealed")
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("number", head.number())
                    .addKeyValue("hash", head.hash())
                    .log("sealed the audit log");
        });
    }

    /** The newest end that this process made; other processes may have made newer ones. */
    Optional<KnownHead> newest(TenantId tenant) {
        return Optional.ofNullable(newest.get(tenant));
    }

    private static ServiceKey make() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return new ServiceKey(secret, "");
    }
}
