package org.footbridge.drsr.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapTokenTest {
    private static final int USAGE = 22;
    private static final int HEAD = 24;
    private static final int DATA = 48;
    private static final AesKey KEY = new AesKey("sixteen secrets!".getBytes(StandardCharsets.US_ASCII));

    private static byte[] packet() {
        byte[] packet = new byte[HEAD + DATA + 8];
        for (int i = 0; i < packet.length; i++) {
            packet[i] = (byte) i;
        }
        return packet;
    }

    /** The signature of a server, by the words of RFC 4121 4.2.4; the packet's data is encrypted in place. */
    private static byte[] seal(byte[] packet, int extra, int turned, int sequence) {
        byte[] confounder = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] copy = header(extra, 0, sequence);
        byte[] filler = new byte[extra];
        byte[] data = Arrays.copyOfRange(packet, HEAD, HEAD + DATA);
        byte[] clear = join(confounder, data, filler, copy);
        Mac mac = Algorithms.hmacSha1(KEY.integrityKey(USAGE));
        byte[] code = Arrays.copyOf(mac.doFinal(join(confounder, packet, filler, copy)), AesKey.CODE);
        byte[] whole = join(AesKey.stealing(Cipher.ENCRYPT_MODE, KEY.encryptionKey(USAGE), clear), code);
        List<Byte> row = new java.util.ArrayList<>(
                IntStream.range(0, whole.length).mapToObj(i -> whole[i]).toList());
        Collections.rotate(row, turned + extra);
        byte[] rotated = new byte[whole.length];
        for (int i = 0; i < rotated.length; i++) {
            rotated[i] = row.get(i);
        }
        System.arraycopy(rotated, rotated.length - DATA, packet, HEAD, DATA);
        return join(header(extra, turned, sequence), Arrays.copyOf(rotated, rotated.length - DATA));
    }

    private static byte[] header(int extra, int turned, int sequence) {
        return new byte[] {
            5,
            4,
            7,
            -1,
            (byte) (extra >> 8),
            (byte) extra,
            (byte) (turned >> 8),
            (byte) turned,
            0,
            0,
            0,
            0,
            0,
            0,
            (byte) (sequence >> 8),
            (byte) sequence
        };
    }

    private static byte[] join(byte[]... parts) {
        NdrWriter joined = new NdrWriter();
        for (byte[] part : parts) {
            joined.bytes(part);
        }
        return joined.toBytes();
    }

    private static WrapToken client() {
        return new WrapToken(KEY, USAGE, true, 300);
    }

    /** Windows sends no filler, Samba sends a block of it. */
    @ParameterizedTest
    @CsvSource({"0,28", "16,28", "5,28"})
    void packetsOfServersAreReadWithAnyFiller(int extra, int turned) {
        WrapToken client = client();
        for (int sequence = 300; sequence < 303; sequence++) {
            byte[] packet = packet();
            byte[] signature = seal(packet, extra, turned, sequence);
            assertThat(packet).isNotEqualTo(packet());
            client.unseal(packet, HEAD, DATA, signature);
            assertThat(packet).isEqualTo(packet());
        }
    }

    @Test
    void everyChangedByteIsSeenAndSoIsARepeatedPacket() {
        byte[] sealed = packet();
        byte[] signature = seal(sealed, 16, 28, 300);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 0x40;
            broken(client(), changed, signature);
        }
        for (int at = 0; at < signature.length; at++) {
            byte[] changed = signature.clone();
            changed[at] ^= 0x40;
            broken(client(), sealed.clone(), changed);
        }
        WrapToken client = client();
        client.unseal(sealed.clone(), HEAD, DATA, signature);
        broken(client, sealed.clone(), signature);
    }

    @Test
    void anyBytesAreASignatureOrAnError() {
        byte[] sealed = packet();
        byte[] signature = seal(sealed, 16, 28, 300);
        Mutations.areReadOrRefused(13, bytes -> client().unseal(sealed.clone(), HEAD, DATA, bytes), signature);
    }

    private static void broken(WrapToken client, byte[] packet, byte[] signature) {
        assertThatThrownBy(() -> client.unseal(packet, HEAD, DATA, signature))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.SEAL_BROKEN));
    }
}
