package org.footbridge.drsr.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.crypto.Md4;

/** Who logs on, with the key that a password gives (NTOWFv2, MS-NLMP 3.3.2). */
public final class NtlmAccount implements AutoCloseable {
    private final String domain;
    private final String user;
    private final byte[] ntHash;

    /**
     * @param domain NetBIOS or DNS name; empty when the user is given as user@domain
     * @param password in clear; the caller wipes it
     */
    public NtlmAccount(String domain, String user, char[] password) {
        this.domain = domain;
        this.user = user;
        byte[] encoded = new byte[2 * password.length];
        ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(password);
        this.ntHash = Md4.digest(encoded);
        Algorithms.wipe(encoded);
    }

    String domain() {
        return domain;
    }

    String user() {
        return user;
    }

    /** The key of responses; the caller wipes it. */
    byte[] responseKey() {
        String identity = user.toUpperCase(Locale.ROOT) + domain;
        return Algorithms.hmacMd5(ntHash, identity.getBytes(StandardCharsets.UTF_16LE));
    }

    /** Wipes the hash. */
    @Override
    public void close() {
        Algorithms.wipe(ntHash);
    }

    @Override
    public String toString() {
        return "NtlmAccount[" + domain + "\\" + user + "]";
    }
}
