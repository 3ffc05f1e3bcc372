package org.footbridge.drsr.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The algorithms of the Java platform under the conditions of these protocols. */
public final class Algorithms {
    private Algorithms() {}

    /** MD5 of the parts one after the other: 16 bytes. */
    public static byte[] md5(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException missing) {
            throw unavailable("MD5", missing);
        }
    }

    /** HMAC-MD5 (RFC 2104) of the parts one after the other: 16 bytes. */
    public static byte[] hmacMd5(byte[] key, byte[]... parts) {
        Mac mac = mac("HmacMD5", key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** A keyed HMAC-MD5, to be fed. */
    public static Mac hmacMd5(byte[] key) {
        return mac("HmacMD5", key);
    }

    /** A keyed HMAC-SHA1, to be fed. */
    public static Mac hmacSha1(byte[] key) {
        return mac("HmacSHA1", key);
    }

    private static Mac mac(String name, byte[] key) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw unavailable(name, missing);
        }
    }

    /** An RC4 stream at its beginning. */
    public static Cipher rc4(byte[] key) {
        return cipher("ARCFOUR", "ARCFOUR", Cipher.ENCRYPT_MODE, key);
    }

    /** RC4 of data with a stream of its own. */
    public static byte[] rc4(byte[] key, byte[] data) {
        return finish(rc4(key), data, 0, data.length);
    }

    /** A cipher without initialisation vector or padding. */
    static Cipher cipher(String transformation, String key, int mode, byte[] keyBytes) {
        try {
            Cipher cipher = Cipher.getInstance(transformation);
            cipher.init(mode, new SecretKeySpec(keyBytes, key));
            return cipher;
        } catch (GeneralSecurityException missing) {
            throw unavailable(transformation, missing);
        }
    }

    /** The next bytes of a stream cipher, in place. */
    public static void stream(Cipher cipher, byte[] data, int offset, int length) {
        try {
            int done = cipher.update(data, offset, length, data, offset);
            if (done != length) {
                throw new IllegalStateException(cipher.getAlgorithm() + " held bytes back");
            }
        } catch (GeneralSecurityException impossible) {
            throw unavailable(cipher.getAlgorithm(), impossible);
        }
    }

    static byte[] finish(Cipher cipher, byte[] data, int offset, int length) {
        try {
            return cipher.doFinal(data, offset, length);
        } catch (GeneralSecurityException impossible) {
            throw unavailable(cipher.getAlgorithm(), impossible);
        }
    }

    /** Equality in a time that does not depend on where the difference is. */
    public static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /** Overwrites secrets with zeros. */
    public static void wipe(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    static IllegalStateException unavailable(String algorithm, GeneralSecurityException cause) {
        return new IllegalStateException(
                "The Java platform does not offer " + algorithm
                        + ", which Active Directory's protocols need; a policy of this machine may forbid it",
                cause);
    }
}
