package org.footbridge.drsr.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.crypto.DesByRid;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;

class OpenSecretsTest {
    private static final byte[] SESSION_KEY = "a session's key!".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALT = "sixteen of salt!".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HASH = HexFormat.of().parseHex("8846f7eaee8fb117ad06bdd830b7586c");
    private static final byte[] AES = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    private static byte[] wrapped(byte[] clear) {
        CRC32 checksum = new CRC32();
        checksum.update(clear);
        byte[] summed =
                new NdrWriter().int32((int) checksum.getValue()).bytes(clear).toBytes();
        byte[] encrypted = Algorithms.rc4(Algorithms.md5(SESSION_KEY, SALT), summed);
        return new NdrWriter().bytes(SALT).bytes(encrypted).toBytes();
    }

    private static OpenSecrets secrets() {
        return new OpenSecrets(SESSION_KEY.clone());
    }

    /** Primary:Kerberos-Newer-Keys with one key and a salt, behind another property. */
    private static byte[] supplemental() {
        String salt = "CORP.EXAMPLEada";
        byte[] stored = new NdrWriter()
                .int16(4)
                .int16(0)
                .int16(1)
                .zeros(6)
                .int16(2 * salt.length())
                .int16(2 * salt.length())
                .int32(48)
                .int32(4096)
                .zeros(8)
                .int32(4096)
                .int32(17)
                .int32(16)
                .int32(48 + 2 * salt.length())
                .text(salt)
                .bytes(AES)
                .toBytes();
        NdrWriter writer =
                new NdrWriter().zeros(4).int32(0).zeros(4).zeros(96).int16(0x50).int16(2);
        property(writer, "Packages", new byte[] {1, 2});
        property(writer, "Primary:Kerberos-Newer-Keys", stored);
        return writer.int8(0).toBytes();
    }

    private static void property(NdrWriter writer, String name, byte[] value) {
        String digits = HexFormat.of().formatHex(value);
        writer.int16(2 * name.length())
                .int16(digits.length())
                .int16(1)
                .text(name)
                .bytes(digits.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aHashComesOutOfBothLayersAndIsWipedWhenClosed() {
        byte[] kept;
        try (SecretBytes hash = secrets().ntHash(wrapped(DesByRid.encrypt(HASH, 1106)), 1106)) {
            assertThat(hash.bytes()).isEqualTo(HASH);
            assertThat(hash).hasToString("SecretBytes[16]");
            kept = hash.bytes();
        }
        assertThat(kept).containsOnly(0);
    }

    @Test
    void aWipedSecretIsNotReadAnyMore() {
        SecretBytes secret = new SecretBytes(new byte[] {1});
        secret.close();
        assertThatThrownBy(secret::bytes).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedValueOrAnotherSessionsKeyIsSeenByTheChecksum() {
        byte[] value = wrapped(DesByRid.encrypt(HASH, 1106));
        for (int at = 0; at < value.length; at++) {
            byte[] changed = value.clone();
            changed[at] ^= 1;
            unreadable(changed);
        }
        unreadable(Arrays.copyOf(value, value.length - 1));
        unreadable(new byte[0]);
        OpenSecrets closed = secrets();
        closed.close();
        assertThatThrownBy(() -> closed.ntHash(value, 1106))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.CONNECTION_LOST));
    }

    @Test
    void keysThatWereReadAreWipedWhenTheNextOneCannotBe() {
        byte[] stored = new NdrWriter()
                .int16(4)
                .int16(0)
                .int16(2)
                .zeros(10)
                .int32(0)
                .int32(4096)
                .zeros(8)
                .int32(4096)
                .int32(17)
                .int32(16)
                .int32(72)
                .zeros(8)
                .int32(4096)
                .int32(18)
                .int32(32)
                .int32(72)
                .bytes(AES)
                .toBytes();
        List<KerberosKeys.Key> keys = new ArrayList<>();
        assertThatThrownBy(() -> SupplementalCredentials.stored(stored, keys))
                .isInstanceOf(DrsException.class)
                .hasMessageContaining("beyond their end");
        assertThat(keys).hasSize(1);
        assertThatThrownBy(() -> keys.getFirst().secret().bytes()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void kerberosKeysAreFoundAmongTheProperties() {
        try (KerberosKeys keys = secrets().kerberosKeys(wrapped(supplemental()))) {
            assertThat(keys.salt()).isEqualTo("CORP.EXAMPLEada");
            assertThat(keys.keys()).hasSize(1);
            KerberosKeys.Key key = keys.keys().getFirst();
            assertThat(key.type()).isEqualTo(17);
            assertThat(key.iterations()).isEqualTo(4096);
            assertThat(key.secret().bytes()).isEqualTo(AES);
            assertThat(keys.toString()).doesNotContain(HexFormat.of().formatHex(AES));
        }
    }

    @Test
    void anyBytesAreKeysOrAnError() {
        Mutations.areReadOrRefused(
                8, bytes -> SupplementalCredentials.kerberosKeys(bytes).close(), supplemental());
        Mutations.areReadOrRefused(
                9, bytes -> secrets().ntHash(bytes, 1106).close(), wrapped(DesByRid.encrypt(HASH, 1106)));
    }

    private static void unreadable(byte[] value) {
        assertThatThrownBy(() -> secrets().ntHash(value, 1106).close())
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.SECRET_UNREADABLE));
    }
}
