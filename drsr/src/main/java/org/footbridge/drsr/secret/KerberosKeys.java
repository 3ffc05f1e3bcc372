package org.footbridge.drsr.secret;

import java.util.List;

/**
 * The current Kerberos keys of an account (KERB_STORED_CREDENTIAL_NEW, MS-SAMR 2.2.10.6).
 *
 * @param salt with which they were derived from the password; empty when none are stored
 * @param keys strongest first, as the directory orders them
 */
public record KerberosKeys(String salt, List<Key> keys) implements AutoCloseable {

    public KerberosKeys {
        keys = List.copyOf(keys);
    }

    /** Wipes all. */
    @Override
    public void close() {
        keys.forEach(key -> key.secret().close());
    }

    /**
     * @param type encryption type, such as 18 for AES256-CTS-HMAC-SHA1-96
     * @param iterations of the derivation; 0: the type's usual number
     */
    public record Key(int type, int iterations, SecretBytes secret) {}
}
