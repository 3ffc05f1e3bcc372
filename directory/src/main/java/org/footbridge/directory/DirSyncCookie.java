package org.footbridge.directory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The opaque cookie of the DirSync control (MS-ADTS 3.1.1.3.4.1.3). */
public final class DirSyncCookie {
    private final byte[] bytes;

    public DirSyncCookie(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirSyncCookie cookie && Arrays.equals(bytes, cookie.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "DirSyncCookie of " + bytes.length + " bytes";
    }
}
