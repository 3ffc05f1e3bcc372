package org.footbridge.drsr.ntlm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.ndr.NdrWriter;

/** Signing and sealing in one direction (MS-NLMP 3.4.4.2 and 3.4.5): the stream and the numbers run on. */
final class SealStream implements AutoCloseable {
    static final int SIGNATURE_LENGTH = 16;

    private final byte[] signingKey;
    private final Cipher stream;
    private int sequence;

    private SealStream(byte[] signingKey, Cipher stream) {
        this.signingKey = signingKey;
        this.stream = stream;
    }

    static SealStream toServer(byte[] sessionKey) {
        return of(sessionKey, "client-to-server");
    }

    static SealStream toClient(byte[] sessionKey) {
        return of(sessionKey, "server-to-client");
    }

    private static SealStream of(byte[] sessionKey, String direction) {
        byte[] sealingKey = key(sessionKey, direction, "sealing");
        SealStream made = new SealStream(key(sessionKey, direction, "signing"), Algorithms.rc4(sealingKey));
        Algorithms.wipe(sealingKey);
        return made;
    }

    private static byte[] key(byte[] sessionKey, String direction, String purpose) {
        String constant = "session key to " + direction + " " + purpose + " key magic constant\0";
        return Algorithms.md5(sessionKey, constant.getBytes(StandardCharsets.US_ASCII));
    }

    /** Encrypts a part in place and signs the whole as it was in clear. */
    byte[] seal(byte[] whole, int offset, int length) {
        byte[] code = code(whole, whole.length);
        Algorithms.stream(stream, whole, offset, length);
        return signature(code);
    }

    /** Decrypts a part in place; whether the signature fits the whole. */
    boolean unseal(byte[] whole, int wholeLength, int offset, int length, byte[] signature) {
        Algorithms.stream(stream, whole, offset, length);
        return Algorithms.same(signature(code(whole, wholeLength)), signature);
    }

    private byte[] code(byte[] whole, int length) {
        Mac mac = Algorithms.hmacMd5(signingKey);
        mac.update(new NdrWriter().int32(sequence).toBytes());
        mac.update(whole, 0, length);
        return Arrays.copyOf(mac.doFinal(), 8);
    }

    private byte[] signature(byte[] code) {
        Algorithms.stream(stream, code, 0, code.length);
        byte[] signature = new NdrWriter().int32(1).bytes(code).int32(sequence).toBytes();
        sequence++;
        return signature;
    }

    @Override
    public void close() {
        Algorithms.wipe(signingKey);
    }
}
