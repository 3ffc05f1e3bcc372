package org.footbridge.agent.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.agent.AgentFailure;
import org.footbridge.directory.Secret;

/**
 * Seals secrets with a key file (AES-256-GCM, a fresh nonce each, bound to what the secret is for). Keeps them out of
 * backups and support bundles of the settings; whoever can read the key file can open them.
 */
public final class Sealing {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path keyFile;

    Sealing(Path keyFile) {
        this.keyFile = keyFile;
    }

    /** @param purpose for example the directory's name; needed to open */
    public String seal(Secret secret, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = secret.use(bytes -> apply(Cipher.ENCRYPT_MODE, nonce, bytes, purpose));
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    public Secret open(String sealed, String purpose) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        return Secret.taking(
                apply(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, NONCE_BYTES, all.length), purpose));
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, String purpose) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new AgentFailure(
                    "CredentialsUnreadable",
                    "The stored secret of " + purpose + " cannot be opened with " + keyFile,
                    "Store it anew with add-directory.",
                    e);
        }
    }

    private byte[] key() {
        if (!Files.exists(keyFile)) {
            byte[] fresh = new byte[KEY_BYTES];
            RANDOM.nextBytes(fresh);
            PrivateFiles.write(keyFile, fresh);
        }
        return PrivateFiles.read(keyFile);
    }
}
