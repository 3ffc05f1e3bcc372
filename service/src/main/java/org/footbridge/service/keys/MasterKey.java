package org.footbridge.service.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;

/**
 * The key that seals the others (AES-256-GCM, the name of what is sealed authenticated along). Its 32 bytes lie in
 * {@code master.key} beside the data, not in the database, so that a copy of the database alone opens nothing.
 */
final class MasterKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;

    private final SecretKey key;
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    private MasterKey(byte[] bytes, Path file) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.file = file;
    }

    /**
     * Reads the key of the folder, making it if there is none. Of several processes that start at once all get the same.
     *
     * @throws ServiceFailure MasterKeyUnusable
     */
    static MasterKey in(Path folder) {
        Path file = folder.toAbsolutePath().normalize().resolve("master.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != KEY_BYTES) {
                throw unusable(file, "it has " + bytes.length + " bytes instead of " + KEY_BYTES, null);
            }
            try {
                return new MasterKey(bytes, file);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        } catch (IOException e) {
            throw unusable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(folder, "master", ".new", ownerOnly);
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.write(fresh, bytes);
            // a link, unlike a move, never replaces the key of a process that was faster
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Files.deleteIfExists(fresh);
        }
    }

    byte[] seal(String name, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret);
            byte[] result = new byte[1 + NONCE_BYTES + sealed.length];
            result[0] = FORMAT;
            System.arraycopy(nonce, 0, result, 1, NONCE_BYTES);
            System.arraycopy(sealed, 0, result, 1 + NONCE_BYTES, sealed.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available.", e);
        }
    }

    /** @throws ServiceFailure MasterKeyUnusable: sealed with another master key, or damaged */
    byte[] open(String name, byte[] sealed) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != FORMAT) {
            throw unusable(file, "the key \"" + name + "\" in the database has an unknown form", null);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, name)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw unusable(file, "it does not open the key \"" + name + "\" in the database", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static ServiceFailure unusable(Path file, String reason, @Nullable Throwable cause) {
        return new ServiceFailure(
                "MasterKeyUnusable",
                500,
                "The master key " + file + " cannot be used: " + reason + ".",
                "Put the master.key that belongs to this database there, readable by the service only; replicas share it.",
                cause);
    }

    @Override
    public String toString() {
        return "MasterKey[" + file + "]";
    }
}
