package org.footbridge.drsr.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecompressTest {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static NdrReader hex(String digits) {
        return new NdrReader(HexFormat.of().parseHex(digits));
    }

    private static byte[] chunk(String digits, int size) {
        byte[] clear = new byte[size];
        new PlainLz77(hex(digits)).decompress(clear, 0, size);
        return clear;
    }

    /** Words and bytes by chance, of which some come again near and far, short and long. */
    private static byte[] text(long seed, int size) {
        Random random = new Random(seed);
        NdrWriter writer = new NdrWriter();
        byte[] noise = new byte[700];
        random.nextBytes(noise);
        while (writer.size() < size) {
            switch (random.nextInt(4)) {
                case 0 -> writer.text("CN=Person " + random.nextInt(40) + ",OU=People,DC=corp,DC=example");
                case 1 -> writer.bytes(Arrays.copyOf(noise, random.nextInt(noise.length)));
                case 2 -> writer.zeros(random.nextInt(90_000) / (1 + random.nextInt(1000)));
                default -> {
                    byte[] fresh = new byte[random.nextInt(60)];
                    random.nextBytes(fresh);
                    writer.bytes(fresh);
                }
            }
        }
        return Arrays.copyOf(writer.toBytes(), size);
    }

    /** The examples of MS-XCA 3.1. */
    @Test
    void theExamplesOfTheDocumentAreRead() {
        String literals = HexFormat.of().formatHex(ascii(ALPHABET));
        assertThat(chunk("3f000000" + literals, 26)).isEqualTo(ascii(ALPHABET));
        assertThat(chunk("ffffff1f" + "616263" + "1700" + "0f" + "ff" + "2601", 300))
                .isEqualTo(ascii("abc".repeat(100)));
    }

    /** Lengths of all forms: in the match, in the first and second half byte, in a byte, in two and in four. */
    @ParameterizedTest
    @CsvSource({
        "0000, 3",
        "0600, 9",
        "070000, 10",
        "07000e, 24",
        "07000f00, 25",
        "07000ffe, 279",
        "07000fff1501, 280",
        "07000ffffcff, 65535",
        "07000fff000015010000, 280"
    })
    void matchesOfAnyLengthAreRead(String match, int length) {
        assertThat(chunk("ffffff7f" + "61" + match, length + 1)).isEqualTo(ascii("a".repeat(length + 1)));
    }

    @Test
    void twoMatchesShareTheHalvesOfAByte() {
        // lengths 11 and 12, and a third that takes a byte of its own
        byte[] clear = chunk("ffffff7f" + "61" + "0700" + "21" + "0700" + "0700" + "03", 1 + 11 + 12 + 13);
        assertThat(clear).isEqualTo(ascii("a".repeat(37)));
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsCompressedComesBack(Algorithm algorithm) {
        for (int size :
                new int[] {1, 2, 31, 32, 33, 4000, 0x7FFF, 0x8000, 0x8001, 0xFFFF, 0x1_0000, 0x1_0001, 300_000}) {
            byte[] clear = text(size, size);
            byte[] compressed = Compress.stream(algorithm, clear);
            assertThat(Decompress.stream(algorithm, compressed, size))
                    .as("seed and size " + size)
                    .isEqualTo(clear);
            if (size > 4000) {
                assertThat(compressed.length).isLessThan(size / 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotShrinkComesAsItIs(Algorithm algorithm) {
        byte[] clear = new byte[0x1_0000 + 20];
        new Random(1).nextBytes(clear);
        byte[] stored = Compress.stream(algorithm, clear);
        assertThat(stored).hasSizeGreaterThan(clear.length);
        assertThat(Decompress.stream(algorithm, stored, clear.length)).isEqualTo(clear);
        assertThat(Decompress.stream(algorithm, clear, clear.length)).isEqualTo(clear);
    }

    @Test
    void aChunkOfMszipKnowsTheStoredOneBefore() {
        byte[] noise = new byte[0x8000];
        new Random(2).nextBytes(noise);
        byte[] clear = Arrays.copyOf(noise, 0x1_0000);
        System.arraycopy(noise, 0x4000, clear, 0x8000, 0x4000);
        System.arraycopy(noise, 0x4000, clear, 0xC000, 0x4000);
        byte[] compressed = Compress.stream(Algorithm.MSZIP, clear);
        assertThat(compressed.length).isLessThan(0x8000 + 4000);
        assertThat(Decompress.stream(Algorithm.MSZIP, compressed, clear.length)).isEqualTo(clear);
    }

    @Test
    void aSizeThatTheChunksDoNotHaveIsRefusedBeforeAnythingIsMade() {
        byte[] compressed = Compress.stream(Algorithm.PLAIN_LZ77, new byte[500]);
        refused(() -> Decompress.stream(Algorithm.PLAIN_LZ77, compressed, Integer.MAX_VALUE - 8));
        refused(() -> Decompress.stream(Algorithm.PLAIN_LZ77, compressed, 499));
        refused(() -> Decompress.stream(Algorithm.PLAIN_LZ77, compressed, 501));
        refused(() -> Decompress.stream(Algorithm.MSZIP, sizes(0x8001, 10), 0x8001));
        refused(() -> Decompress.stream(Algorithm.MSZIP, sizes(0, 10), 100));
        refused(() -> Decompress.stream(Algorithm.MSZIP, sizes(-1, 10), 100));
        refused(() -> Decompress.stream(Algorithm.MSZIP, sizes(100, -1), 100));
    }

    private static byte[] sizes(int clear, int compressed) {
        return new NdrWriter().int32(clear).int32(compressed).zeros(10).toBytes();
    }

    @Test
    void aMatchStaysInItsChunk() {
        refused(() -> chunk("ffffff7f" + "61" + "0800", 4));
        refused(() -> chunk("ffffff7f" + "61" + "0100", 4));
        refused(() -> chunk("ffffff7f" + "61" + "07000fff1400", 300));
        refused(() -> chunk("ffffff7f" + "61" + "07000fff0000" + "ffffffff", 300));
        byte[] both = new byte[6];
        new PlainLz77(hex("00000000" + "616263")).decompress(both, 0, 3);
        refused(() -> new PlainLz77(hex("ffffffff" + "1000")).decompress(both, 3, 6));
    }

    @Test
    void aChunkOfMszipIsWholeAndMarked() {
        byte[] clear = text(3, 5000);
        byte[] whole = Compress.mszip(clear, 0, clear.length);
        assertThat(Decompress.stream(Algorithm.MSZIP, framed(clear.length, whole), clear.length))
                .isEqualTo(clear);
        byte[] unmarked = whole.clone();
        unmarked[0] = 'X';
        refused(() -> Decompress.stream(Algorithm.MSZIP, framed(clear.length, unmarked), clear.length));
        refused(() -> Decompress.stream(Algorithm.MSZIP, framed(clear.length + 1, whole), clear.length + 1));
        refused(() -> Decompress.stream(Algorithm.MSZIP, framed(clear.length - 1, whole), clear.length - 1));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        refused(() -> Decompress.stream(Algorithm.MSZIP, framed(clear.length, cut), clear.length));
    }

    private static byte[] framed(int size, byte[] chunk) {
        NdrWriter writer = new NdrWriter();
        Compress.chunk(writer, size, chunk);
        return writer.toBytes();
    }

    @Test
    void numbersOfAlgorithmsAreThoseOfTheDocument() {
        assertThat(Algorithm.numbered(2)).contains(Algorithm.MSZIP);
        assertThat(Algorithm.numbered(3)).contains(Algorithm.PLAIN_LZ77);
        assertThat(Algorithm.numbered(1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anyBytesAreDecompressedOrRefused(Algorithm algorithm) {
        byte[] clear = text(4, 700);
        Mutations.areReadOrRefused(
                12,
                bytes -> assertThat(Decompress.stream(algorithm, bytes, clear.length))
                        .hasSize(clear.length),
                Compress.stream(algorithm, clear));
    }

    private static void refused(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.MALFORMED));
    }
}
