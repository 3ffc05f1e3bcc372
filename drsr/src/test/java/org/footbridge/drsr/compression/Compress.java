package org.footbridge.drsr.compression;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.footbridge.drsr.ndr.NdrWriter;

/** What a server does: chunks with their two sizes, each on a multiple of four bytes. */
public final class Compress {
    private Compress() {}

    public static byte[] stream(Algorithm algorithm, byte[] clear) {
        NdrWriter writer = new NdrWriter();
        for (int from = 0; from < clear.length; from += algorithm.largestChunk()) {
            int to = Math.min(clear.length, from + algorithm.largestChunk());
            byte[] chunk = switch (algorithm) {
                case MSZIP -> mszip(clear, from, to);
                case PLAIN_LZ77 -> WritePlainLz77.chunk(Arrays.copyOfRange(clear, from, to));
            };
            byte[] shorter = chunk.length < to - from ? chunk : Arrays.copyOfRange(clear, from, to);
            chunk(writer, to - from, shorter);
        }
        return writer.toBytes();
    }

    static void chunk(NdrWriter writer, int size, byte[] content) {
        writer.align(4).int32(size).int32(content.length).bytes(content);
    }

    static byte[] mszip(byte[] clear, int from, int to) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            if (from > 0) {
                deflater.setDictionary(clear, Math.max(0, from - 0x8000), Math.min(from, 0x8000));
            }
            deflater.setInput(clear, from, to - from);
            deflater.finish();
            byte[] chunk = new byte[2 * (to - from) + 100];
            chunk[0] = 'C';
            chunk[1] = 'K';
            int length = deflater.deflate(chunk, 2, chunk.length - 2);
            return Arrays.copyOf(chunk, 2 + length);
        } finally {
            deflater.end();
        }
    }
}
