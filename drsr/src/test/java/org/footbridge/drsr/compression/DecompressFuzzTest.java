package org.footbridge.drsr.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.ndr.NdrReader;

/** Any bytes are a compressed stream of as many bytes as are announced, or an error with a code. */
class DecompressFuzzTest {
    private static final int MOST = 1 << 20;

    /**
     * @param input two bytes of a size, then the stream; the size is tried as it is and in steps of a chunk
     */
    @FuzzTest
    void anyBytesAreDecompressedOrRefused(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int size = new NdrReader(input).unsignedShort();
        byte[] stream = Arrays.copyOfRange(input, 2, input.length);
        for (Algorithm algorithm : Algorithm.values()) {
            for (int larger = size; larger < MOST; larger += algorithm.largestChunk()) {
                int announced = larger;
                Mutations.readOrRefuse(() -> assertThat(Decompress.stream(algorithm, stream, announced))
                        .hasSize(announced));
            }
        }
    }
}
