package org.footbridge.drsr.secret;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.crypto.DesByRid;
import org.footbridge.drsr.failure.DrsException;

/**
 * Decrypts the secret values of one connection's answers (ENCRYPTED_PAYLOAD, MS-DRSR 4.1.10.6.17). Thread-safe until it is
 * closed.
 */
public final class OpenSecrets implements AutoCloseable {
    private static final int SALT = 16;
    private static final int CHECKSUM = 4;

    private final byte[] sessionKey;
    private volatile boolean closed;

    /**
     * @param sessionKey kept as it is, wiped by {@link #close()}
     */
    public OpenSecrets(byte[] sessionKey) {
        this.sessionKey = sessionKey;
    }

    /**
     * The NT hash of an account: 16 bytes.
     *
     * @param value of unicodePwd
     * @param rid last part of the account's security identifier
     */
    public SecretBytes ntHash(byte[] value, int rid) {
        byte[] layered = open(value);
        try {
            if (layered.length != DesByRid.LENGTH) {
                throw unreadable("a hash has " + layered.length + " bytes");
            }
            return new SecretBytes(DesByRid.decrypt(layered, rid));
        } finally {
            Algorithms.wipe(layered);
        }
    }

    /**
     * The Kerberos keys of an account.
     *
     * @param value of supplementalCredentials
     */
    public KerberosKeys kerberosKeys(byte[] value) {
        byte[] clear = open(value);
        try {
            return SupplementalCredentials.kerberosKeys(clear);
        } finally {
            Algorithms.wipe(clear);
        }
    }

    /** Without the session's layer; the caller wipes it. */
    byte[] open(byte[] value) {
        if (value.length < SALT + CHECKSUM) {
            throw unreadable("a value has " + value.length + " bytes");
        }
        byte[] clear = decrypted(value);
        try {
            CRC32 checksum = new CRC32();
            checksum.update(clear, CHECKSUM, clear.length - CHECKSUM);
            int found = (clear[0] & 0xFF)
                    | ((clear[1] & 0xFF) << 8)
                    | ((clear[2] & 0xFF) << 16)
                    | ((clear[3] & 0xFF) << 24);
            if ((int) checksum.getValue() != found) {
                throw unreadable("a value's checksum does not fit");
            }
            return Arrays.copyOfRange(clear, CHECKSUM, clear.length);
        } finally {
            Algorithms.wipe(clear);
        }
    }

    private byte[] decrypted(byte[] value) {
        if (closed) {
            throw new DrsException(
                    DrsException.Code.CONNECTION_LOST,
                    "The key of a secret went with its connection, which was closed");
        }
        byte[] key = Algorithms.md5(sessionKey, Arrays.copyOf(value, SALT));
        try {
            return Algorithms.rc4(key, Arrays.copyOfRange(value, SALT, value.length));
        } finally {
            Algorithms.wipe(key);
        }
    }

    private static DrsException unreadable(String how) {
        return new DrsException(DrsException.Code.SECRET_UNREADABLE, "A secret cannot be decrypted: " + how);
    }

    /** Wipes the session's key; nothing can be decrypted any more. */
    @Override
    public void close() {
        closed = true;
        Algorithms.wipe(sessionKey);
    }
}
