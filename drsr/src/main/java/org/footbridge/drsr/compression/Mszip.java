package org.footbridge.drsr.compression;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Chunks that are two letters and a deflated stream (RFC 1951), which may refer to 32 KiB before the chunk. */
final class Mszip implements AutoCloseable {
    private static final int MARK = 2;
    private static final int WINDOW = 0x8000;

    private final Inflater inflater = new Inflater(true);

    /**
     * @param offset where the chunk begins
     * @param length of the chunk
     * @param clear everything up to {@code from} is there already
     * @param to end of the chunk's place
     */
    void decompress(byte[] compressed, int offset, int length, byte[] clear, int from, int to) {
        if (length < MARK || compressed[offset] != 'C' || compressed[offset + 1] != 'K') {
            throw Decompress.malformed("a chunk of MSZIP without its mark");
        }
        inflater.reset();
        inflater.setInput(compressed, offset + MARK, length - MARK);
        if (from > 0) {
            inflater.setDictionary(Arrays.copyOfRange(clear, Math.max(0, from - WINDOW), from));
        }
        try {
            int done = from;
            while (done < to && !inflater.finished()) {
                int more = inflater.inflate(clear, done, to - done);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                done += more;
            }
            // the mark of the end may be all that is left
            int beyond = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
            if (done != to || beyond != 0 || !inflater.finished()) {
                throw Decompress.malformed("a chunk of MSZIP of another size than it says");
            }
        } catch (DataFormatException broken) {
            throw Decompress.malformed("a chunk of MSZIP that is broken: " + broken.getMessage());
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
