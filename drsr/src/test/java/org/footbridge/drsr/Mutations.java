package org.footbridge.drsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.footbridge.drsr.failure.DrsException;

/** Bytes that nobody sends, for readers that must end with a value or a {@link DrsException} on any. */
public final class Mutations {
    private static final int ROUNDS = 5_000;

    private Mutations() {}

    /** Reads bytes by chance, and whole answers with bytes changed, cut off, put in or overwritten with extremes. */
    public static void areReadOrRefused(long seed, Consumer<byte[]> reader, byte[]... answers) {
        Random random = new Random(seed);
        for (byte[] answer : answers) {
            read(seed, reader, answer);
            for (int length = 0; length < answer.length; length++) {
                read(seed, reader, Arrays.copyOf(answer, length));
            }
            for (int round = 0; round < ROUNDS; round++) {
                read(seed, reader, changed(answer, random));
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            read(seed, reader, bytes);
        }
    }

    /** A value or a {@link DrsException}; anything else is thrown on. */
    public static void readOrRefuse(Runnable reading) {
        try {
            reading.run();
        } catch (DrsException refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    private static void read(long seed, Consumer<byte[]> reader, byte[] bytes) {
        try {
            readOrRefuse(() -> reader.accept(bytes.clone()));
        } catch (RuntimeException | Error broken) {
            fail("seed " + seed + ", bytes " + HexFormat.of().formatHex(bytes), broken);
        }
    }

    private static byte[] changed(byte[] answer, Random random) {
        byte[] bytes = answer.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0);
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length + random.nextInt(64) - 32));
            }
        }
        return bytes;
    }
}
