package org.footbridge.drsr.rpc;

/**
 * The client's side of an authentication in three messages, and of the encryption of each packet that it ends in
 * (RPC_C_AUTHN_LEVEL_PKT_PRIVACY with header signing, MS-RPCE 3.3.1.5.2.2). For one connection; not thread-safe.
 */
public interface PacketPrivacy extends AutoCloseable {

    /** Authentication type of MS-RPCE 2.2.1.1.7: 10 for NTLM, 16 for Kerberos. */
    int authenticationType();

    /** The first message, which goes with the bind. */
    byte[] firstToken();

    /**
     * The third message; from then on packets can be sealed.
     *
     * @param token what the server answered to the first
     */
    byte[] lastToken(byte[] token);

    /** Length of what {@link #seal} returns: known before, since it is part of what is signed. */
    int signatureLength();

    /**
     * Encrypts in place the part of a packet that is the call's own.
     *
     * @param packet from its header to the end of the security trailer, which follows the encrypted part
     * @param offset where the encrypted part begins
     * @param length of the encrypted part: a multiple of 16
     * @return the signature of the whole
     */
    byte[] seal(byte[] packet, int offset, int length);

    /**
     * The opposite, for packets of the server; a signature that does not fit is a {@link
     * org.footbridge.drsr.failure.DrsException} with {@code SEAL_BROKEN}.
     */
    void unseal(byte[] packet, int offset, int length, byte[] signature);

    /** A copy of the key that secrets within calls are encrypted with. */
    byte[] sessionKey();

    /** Wipes all keys. */
    @Override
    void close();
}
