package org.footbridge.drsr.secret;

import java.util.Arrays;

/** Secret bytes that are wiped by {@link #close()}. Not thread-safe. */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean wiped;

    /**
     * @param bytes kept as they are, not copied; wiped later
     */
    public SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The array itself, not a copy: it is zeros after {@link #close()}.
     *
     * @throws IllegalStateException if it has been wiped
     */
    public byte[] bytes() {
        if (wiped) {
            throw new IllegalStateException("the secret has been wiped");
        }
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public void close() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SecretBytes[" + bytes.length + "]";
    }
}
