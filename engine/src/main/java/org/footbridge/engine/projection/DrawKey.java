package org.footbridge.engine.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What chance comes from in a tenant: for an object and a property the same in each cycle, and unforeseeable for those
 * who do not have the key, though they know the object. Never shown.
 */
public final class DrawKey {

    /** For tests and trials without a tenant. */
    public static final DrawKey KNOWN = of(new byte[32]);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private DrawKey(SecretKeySpec key) {
        this.key = key;
    }

    /** @param secret 32 bytes by chance */
    public static DrawKey of(byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("A key has 32 bytes");
        }
        return new DrawKey(new SecretKeySpec(secret, ALGORITHM));
    }

    /** For one thread. */
    RandomGenerator draws(UUID object, String property) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new Draws(mac, object, property);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }

    @Override
    public String toString() {
        return "DrawKey";
    }

    /** The code of object, property and a counter, block by block. */
    private static final class Draws implements RandomGenerator {
        private final Mac mac;
        private final byte[] about;
        private ByteBuffer block = ByteBuffer.allocate(0);
        private long count;

        Draws(Mac mac, UUID object, String property) {
            this.mac = mac;
            byte[] name = property.getBytes(UTF_8);
            this.about = ByteBuffer.allocate(2 * Long.BYTES + name.length)
                    .putLong(object.getMostSignificantBits())
                    .putLong(object.getLeastSignificantBits())
                    .put(name)
                    .array();
        }

        @Override
        public long nextLong() {
            if (!block.hasRemaining()) {
                mac.update(ByteBuffer.allocate(Long.BYTES).putLong(count).array());
                block = ByteBuffer.wrap(mac.doFinal(about));
                count++;
            }
            return block.getLong();
        }
    }
}
