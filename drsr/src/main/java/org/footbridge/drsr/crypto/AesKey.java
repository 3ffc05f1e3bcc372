package org.footbridge.drsr.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A Kerberos key of type 17 or 18: AES in ciphertext-stealing mode with an HMAC-SHA1 of 96 bits (RFC 3962, the simplified
 * profile of RFC 3961). Encrypted data is: the cipher text of confounder and data, then the code over the clear text.
 */
public final class AesKey implements AutoCloseable {
    /** Random bytes in front of what is encrypted. */
    public static final int CONFOUNDER = 16;

    /** Bytes of the code behind what is encrypted. */
    public static final int CODE = 12;

    private final byte[] key;

    /**
     * @param key 16 or 32 bytes; copied
     */
    public AesKey(byte[] key) {
        if (key.length != 16 && key.length != 32) {
            throw new IllegalArgumentException("an AES key of Kerberos has 16 or 32 bytes, not " + key.length);
        }
        this.key = key.clone();
    }

    /** Encryption type: 17 for 128 bits, 18 for 256. */
    public int type() {
        return key.length == 16 ? 17 : 18;
    }

    /** A copy of the key. */
    public byte[] bytes() {
        return key.clone();
    }

    /** The key that encrypts for a purpose (RFC 3961 5.3). */
    public byte[] encryptionKey(int usage) {
        return derive(usage, 0xAA);
    }

    /** The key that authenticates what is encrypted for a purpose. */
    public byte[] integrityKey(int usage) {
        return derive(usage, 0x55);
    }

    private byte[] derive(int usage, int kind) {
        return derive(
                new byte[] {(byte) (usage >> 24), (byte) (usage >> 16), (byte) (usage >> 8), (byte) usage, (byte) kind
                });
    }

    /** DK(key, constant) of RFC 3961 5.1; a key of AES is any bytes, so DK is DR. */
    byte[] derive(byte[] constant) {
        Cipher aes = Algorithms.cipher("AES/ECB/NoPadding", "AES", Cipher.ENCRYPT_MODE, key);
        byte[] derived = new byte[key.length];
        byte[] block = Nfold.fold(constant, 16);
        for (int done = 0; done < derived.length; done += 16) {
            block = Algorithms.finish(aes, block, 0, 16);
            System.arraycopy(block, 0, derived, done, 16);
        }
        return derived;
    }

    /**
     * @param usage key usage number (RFC 4120 7.5.1)
     * @param confounder 16 random bytes
     */
    public byte[] encrypt(int usage, byte[] confounder, byte[] clear) {
        byte[] whole = Arrays.copyOf(confounder, CONFOUNDER + clear.length);
        System.arraycopy(clear, 0, whole, CONFOUNDER, clear.length);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, usage, whole);
        byte[] result = Arrays.copyOf(encrypted, encrypted.length + CODE);
        System.arraycopy(code(usage, whole), 0, result, encrypted.length, CODE);
        Arrays.fill(whole, (byte) 0);
        return result;
    }

    /**
     * The clear text without confounder; empty if the code does not fit.
     *
     * @param usage key usage number (RFC 4120 7.5.1)
     */
    public Optional<byte[]> decrypt(int usage, byte[] encrypted) {
        if (encrypted.length < CONFOUNDER + CODE) {
            return Optional.empty();
        }
        int length = encrypted.length - CODE;
        byte[] whole = crypt(Cipher.DECRYPT_MODE, usage, Arrays.copyOf(encrypted, length));
        byte[] code = code(usage, whole);
        byte[] clear = Arrays.copyOfRange(whole, CONFOUNDER, length);
        Arrays.fill(whole, (byte) 0);
        if (!Algorithms.same(code, Arrays.copyOfRange(encrypted, length, encrypted.length))) {
            Arrays.fill(clear, (byte) 0);
            return Optional.empty();
        }
        return Optional.of(clear);
    }

    private byte[] crypt(int mode, int usage, byte[] data) {
        byte[] derived = encryptionKey(usage);
        byte[] result = stealing(mode, derived, data);
        Arrays.fill(derived, (byte) 0);
        return result;
    }

    private byte[] code(int usage, byte[] whole) {
        byte[] derived = integrityKey(usage);
        byte[] code = Arrays.copyOf(Algorithms.hmacSha1(derived).doFinal(whole), CODE);
        Arrays.fill(derived, (byte) 0);
        return code;
    }

    /**
     * AES-CBC with ciphertext stealing and a zero vector, the last two blocks always swapped (RFC 3962 5).
     *
     * @param data at least 16 bytes
     */
    public static byte[] stealing(int mode, byte[] key, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTS/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException missing) {
            throw Algorithms.unavailable("AES/CTS", missing);
        }
    }

    /** Wipes the key. */
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "AesKey[type=" + type() + "]";
    }
}
