package org.footbridge.drsr.replication;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.compression.Algorithm;
import org.footbridge.drsr.compression.Compress;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressedAnswerTest {
    private static final Set<Attribute> WANTED = Set.of(Attribute.UNICODE_PWD, Attribute.PWD_LAST_SET);
    private static final int MOST = 1 << 20;

    private static ChangesReply parse(byte[] stub, int most) {
        return ChangesReply.parse(
                WindowsError.check(stub, "the reading of X"), most, table -> KnownServer.numbered(WANTED, table));
    }

    /** An answer of version 7 that holds one of version 6 or 9, with what the call returns. */
    private static byte[] version7(int version, int algorithm, byte[] compressed, int size) {
        return new NdrWriter()
                .int32(7)
                .int32(7)
                .int32(version)
                .int16(algorithm)
                .int16(0xABCD)
                .int32(size)
                .int32(compressed.length)
                .pointer()
                .int32(compressed.length)
                .bytes(compressed)
                .align(4)
                .int32(0)
                .toBytes();
    }

    /** What follows the two versions, behind the headers of a serialized type. */
    private static byte[] serialized(byte[] answer) {
        byte[] body = Arrays.copyOfRange(answer, 8, answer.length);
        return new NdrWriter()
                .int8(1)
                .int8(0x10)
                .int16(8)
                .int32(0xCCCC_CCCC)
                .int32(body.length)
                .int32(0)
                .bytes(body)
                .align(8)
                .toBytes();
    }

    static byte[] compressed(int version, Algorithm algorithm, byte[] answer) {
        byte[] clear = serialized(answer);
        int number = algorithm == Algorithm.MSZIP ? 2 : 3;
        return version7(version, number, Compress.stream(algorithm, clear), clear.length);
    }

    /** As Samba's encoder writes them: its script is beside them. */
    @ParameterizedTest
    @CsvSource({"version2-mszip, 40", "version7-mszip, 300", "version7-plain-lz77, 300"})
    void whatSambaCompressesIsRead(String name, int objects) throws IOException {
        ChangesReply reply = parse(vector(name), MOST);
        assertThat(reply.source()).isEqualTo(WriteReply.SOURCE);
        assertThat(reply.reached()).isEqualTo(new UsnVector(4711, 0, 4712));
        assertThat(reply.more()).isTrue();
        assertThat(reply.objects()).hasSize(objects);
        for (int i = 1; i <= objects; i++) {
            ReplicatedObject person = reply.objects().get(i - 1);
            assertThat(person.distinguishedName()).isEqualTo("CN=Person " + i + ",OU=People,DC=corp,DC=example");
            assertThat(person.rid()).hasValue(1000 + i);
            assertThat(person.number(Attribute.PWD_LAST_SET)).hasValue(133_000_000_000_000_000L + i);
            byte[] secret = new byte[36];
            for (int at = 0; at < secret.length; at++) {
                secret[at] = (byte) (i * 31 + at * 17);
            }
            assertThat(person.values(Attribute.UNICODE_PWD)).containsExactly(secret);
        }
    }

    private static byte[] vector(String name) throws IOException {
        try (InputStream file = requireNonNull(CompressedAnswerTest.class.getResourceAsStream("compressed/" + name))) {
            return file.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCompressedAnswerIsReadLikeThePlainOne(Algorithm algorithm) {
        for (int version : new int[] {6, 9}) {
            ChangesReply reply = parse(compressed(version, algorithm, WriteReply.changes(false)), MOST);
            assertThat(reply.known()).containsExactly(new Cursor(WriteReply.INVOCATION, 4712));
            assertThat(reply.objects())
                    .extracting(ReplicatedObject::guid)
                    .containsExactly(WriteReply.ADA, WriteReply.PEOPLE, WriteReply.BOB);
            assertThat(reply.objects().get(2).number(Attribute.PWD_LAST_SET)).hasValue(7);
        }
    }

    @Test
    void anAnswerThatIsLargerThanAllowedIsRefusedBeforeItIsMade() {
        byte[] answer = compressed(6, Algorithm.MSZIP, WriteReply.changes(false));
        int size = serialized(WriteReply.changes(false)).length;
        assertThat(parse(answer, size).objects()).hasSize(3);
        refused(() -> parse(answer, size - 1), DrsException.Code.TOO_LARGE, "more than " + (size - 1));
        byte[] few = new byte[40];
        refused(() -> parse(version7(6, 3, few, Integer.MAX_VALUE), MOST), DrsException.Code.TOO_LARGE, "2147483647");
        refused(() -> parse(version7(6, 3, few, -1), MOST), DrsException.Code.TOO_LARGE, "4294967295");
        refused(
                () -> parse(version7(6, 3, few, Integer.MAX_VALUE), Integer.MAX_VALUE),
                DrsException.Code.MALFORMED,
                "decompressed");
    }

    @Test
    void whatIsNotKnownIsRefusedByItsNumber() {
        byte[] clear = serialized(WriteReply.changes(false));
        byte[] once = Compress.stream(Algorithm.MSZIP, clear);
        refused(
                () -> parse(version7(6, 4, once, clear.length), MOST),
                DrsException.Code.ANSWER_UNSUPPORTED,
                "number 4");
        refused(
                () -> parse(version7(7, 2, once, clear.length), MOST),
                DrsException.Code.ANSWER_UNSUPPORTED,
                "version 7");
        byte[] big = clear.clone();
        big[1] = 0;
        refused(() -> parse(version7(6, 2, big, big.length), MOST), DrsException.Code.MALFORMED, "little-endian");
    }

    @ParameterizedTest
    @EnumSource
    void anyBytesAreAnAnswerOrAnError(Algorithm algorithm) {
        Mutations.areReadOrRefused(
                13,
                bytes -> assertThat(parse(bytes, 1 << 16).objects()).isNotNull(),
                compressed(6, algorithm, WriteReply.changes(true)));
    }

    private static void refused(ThrowingCallable reading, DrsException.Code code, String words) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
