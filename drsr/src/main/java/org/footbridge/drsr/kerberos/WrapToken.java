package org.footbridge.drsr.kerberos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.failure.DrsException;

/**
 * Wrap tokens of RFC 4121 4.2.4, whose data stays in its place in the packet: everything else of the cipher text is turned
 * to the front, into the signature. The packet around the data is signed with it (MS-KILE 3.4.5.4.1).
 */
final class WrapToken implements AutoCloseable {
    private static final int HEADER = 16;
    private static final int TRAILER = 8;
    private static final int FROM_ACCEPTOR = 1;
    private static final int SEALED = 2;
    private static final int ACCEPTOR_SUBKEY = 4;
    /** The copy of the header and the code, which the client turns to the front. */
    private static final int TURNED = HEADER + AesKey.CODE;

    static final int SIGNATURE_LENGTH = HEADER + TURNED + AesKey.CONFOUNDER;

    private final byte[] encryptionKey;
    private final byte[] integrityKey;
    private final int flags;
    private long sequence;

    /**
     * @param usage key usage number: 24 for what the client sends, 22 for what the server sends (RFC 4121 2)
     * @param sequence number of the first packet
     */
    WrapToken(AesKey key, int usage, boolean acceptorsKey, int sequence) {
        this.encryptionKey = key.encryptionKey(usage);
        this.integrityKey = key.integrityKey(usage);
        this.flags = SEALED | (acceptorsKey ? ACCEPTOR_SUBKEY : 0);
        this.sequence = Integer.toUnsignedLong(sequence);
    }

    private static byte[] header(int flags, int extra, int turned, long sequence) {
        return ByteBuffer.allocate(HEADER)
                .put((byte) 5)
                .put((byte) 4)
                .put((byte) flags)
                .put((byte) 0xFF)
                .putShort((short) extra)
                .putShort((short) turned)
                .putLong(sequence)
                .array();
    }

    /** Encrypts in place, and gives the signature. */
    byte[] seal(byte[] packet, int offset, int length, byte[] confounder) {
        byte[] copy = header(flags, 0, 0, sequence);
        byte[] clear = join(confounder, Arrays.copyOfRange(packet, offset, offset + length), copy);
        byte[] code = code(packet, offset, length, confounder, copy);
        byte[] encrypted = AesKey.stealing(Cipher.ENCRYPT_MODE, encryptionKey, clear);
        Arrays.fill(clear, (byte) 0);
        int dataAt = AesKey.CONFOUNDER;
        System.arraycopy(encrypted, dataAt, packet, offset, length);
        byte[] signature = join(
                header(flags, 0, TURNED, sequence),
                Arrays.copyOfRange(encrypted, dataAt + length, encrypted.length),
                code,
                Arrays.copyOf(encrypted, dataAt));
        sequence++;
        return signature;
    }

    /** Decrypts in place what came from the server. */
    void unseal(byte[] packet, int offset, int length, byte[] signature) {
        if (signature.length < SIGNATURE_LENGTH) {
            throw broken("is too short");
        }
        ByteBuffer header = ByteBuffer.wrap(signature);
        int extra = header.getShort(4) & 0xFFFF;
        int turned = header.getShort(6) & 0xFFFF;
        byte[] expected = header(flags | FROM_ACCEPTOR, extra, turned, sequence);
        if (!Arrays.equals(expected, Arrays.copyOf(signature, HEADER))) {
            throw broken("is not the one that is due");
        }
        if (signature.length != SIGNATURE_LENGTH + extra) {
            throw broken("has another length than it says");
        }
        byte[] row = join(
                Arrays.copyOfRange(signature, HEADER, signature.length),
                Arrays.copyOfRange(packet, offset, offset + length));
        byte[] whole = turnLeft(row, (turned + extra) % row.length);
        int encryptedLength = whole.length - AesKey.CODE;
        byte[] clear = AesKey.stealing(Cipher.DECRYPT_MODE, encryptionKey, Arrays.copyOf(whole, encryptedLength));
        System.arraycopy(clear, AesKey.CONFOUNDER, packet, offset, length);
        byte[] confounder = Arrays.copyOf(clear, AesKey.CONFOUNDER);
        byte[] rest = Arrays.copyOfRange(clear, AesKey.CONFOUNDER + length, clear.length);
        byte[] code = code(packet, offset, length, confounder, rest);
        byte[] copy = Arrays.copyOfRange(rest, extra, rest.length);
        boolean fits = Algorithms.same(code, Arrays.copyOfRange(whole, encryptedLength, whole.length))
                && Arrays.equals(copy, header(flags | FROM_ACCEPTOR, extra, 0, sequence));
        Arrays.fill(clear, (byte) 0);
        if (!fits) {
            throw broken("does not fit");
        }
        sequence++;
    }

    /** Over the confounder, the packet from its header to the end of its security trailer, and what is encrypted behind. */
    private byte[] code(byte[] packet, int offset, int length, byte[] confounder, byte[] rest) {
        Mac mac = Algorithms.hmacSha1(integrityKey);
        mac.update(confounder);
        mac.update(packet, 0, offset + length + TRAILER);
        mac.update(rest);
        return Arrays.copyOf(mac.doFinal(), AesKey.CODE);
    }

    private static byte[] turnLeft(byte[] row, int by) {
        return join(Arrays.copyOfRange(row, by, row.length), Arrays.copyOf(row, by));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static DrsException broken(String how) {
        return new DrsException(DrsException.Code.SEAL_BROKEN, "A packet's signature of Kerberos " + how);
    }

    @Override
    public void close() {
        Algorithms.wipe(encryptionKey, integrityKey);
    }
}
