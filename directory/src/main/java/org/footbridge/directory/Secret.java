package org.footbridge.directory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A password in memory. Has no readable text form, cannot be serialised, and is wiped by {@link #close()}. It is opened
 * by {@link #use} only, so that every reader can be found.
 */
public final class Secret implements AutoCloseable {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes a copy; the characters are the caller's to wipe. */
    public static Secret of(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.rewind();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return new Secret(bytes);
    }

    /** Takes the bytes (UTF-8) over; they are wiped with this secret. */
    public static Secret taking(byte[] bytes) {
        return new Secret(bytes);
    }

    /** A copy with a life of its own. */
    public Secret copy() {
        return new Secret(bytes.clone());
    }

    /** Hands out the bytes (UTF-8) for the time of the call. The receiver keeps no reference. */
    public <T> T use(Function<byte[], T> reader) {
        return reader.apply(bytes);
    }

    /** The characters, for interfaces that take nothing else; the caller wipes them. */
    char[] characters() {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        decoded.rewind();
        while (decoded.hasRemaining()) {
            decoded.put('\0');
        }
        return characters;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
