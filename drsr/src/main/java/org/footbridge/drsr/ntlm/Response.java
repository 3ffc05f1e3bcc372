package org.footbridge.drsr.ntlm;

import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.ndr.NdrWriter;

/** The responses to a challenge and the key that follows from them (NTLMv2, MS-NLMP 3.3.2). */
final class Response implements AutoCloseable {
    private final byte[] nt;
    private final byte[] lm;
    private final byte[] sessionBaseKey;

    private Response(byte[] nt, byte[] lm, byte[] sessionBaseKey) {
        this.nt = nt;
        this.lm = lm;
        this.sessionBaseKey = sessionBaseKey;
    }

    /**
     * @param time eight bytes, 100 nanoseconds since 1601
     * @param clientChallenge eight random bytes
     * @param target pairs that are repeated
     * @param old whether the older response is filled; it is zeros when the server told its time
     */
    static Response compute(
            NtlmAccount account,
            byte[] serverChallenge,
            byte[] time,
            byte[] clientChallenge,
            byte[] target,
            boolean old) {
        byte[] key = account.responseKey();
        byte[] blob = new NdrWriter()
                .int8(1)
                .int8(1)
                .zeros(6)
                .bytes(time)
                .bytes(clientChallenge)
                .zeros(4)
                .bytes(target)
                .zeros(4)
                .toBytes();
        byte[] proof = Algorithms.hmacMd5(key, serverChallenge, blob);
        byte[] nt = new NdrWriter().bytes(proof).bytes(blob).toBytes();
        byte[] lm = old
                ? new NdrWriter()
                        .bytes(Algorithms.hmacMd5(key, serverChallenge, clientChallenge))
                        .bytes(clientChallenge)
                        .toBytes()
                : new byte[24];
        byte[] sessionBaseKey = Algorithms.hmacMd5(key, proof);
        Algorithms.wipe(key);
        return new Response(nt, lm, sessionBaseKey);
    }

    byte[] nt() {
        return nt.clone();
    }

    byte[] lm() {
        return lm.clone();
    }

    /** The key of the session as the third message carries it. */
    byte[] wrapped(byte[] exportedSessionKey) {
        return Algorithms.rc4(sessionBaseKey, exportedSessionKey);
    }

    /** A copy of the session base key. */
    byte[] sessionBaseKey() {
        return sessionBaseKey.clone();
    }

    @Override
    public void close() {
        Algorithms.wipe(sessionBaseKey);
    }
}
