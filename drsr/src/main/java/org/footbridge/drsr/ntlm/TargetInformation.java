package org.footbridge.drsr.ntlm;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** What the server says of itself: pairs of a number and a value (AV_PAIR, MS-NLMP 2.2.2.1). */
final class TargetInformation {
    private static final int END = 0;
    private static final int FLAGS = 6;
    private static final int TIMESTAMP = 7;
    private static final int CODE_PRESENT = 2;

    private final byte[] pairs;
    private final SortedMap<Integer, byte[]> values;

    private TargetInformation(byte[] pairs, SortedMap<Integer, byte[]> values) {
        this.pairs = pairs;
        this.values = values;
    }

    /** Pairs up to the closing one, which may be missing when there are none at all. */
    static TargetInformation parse(byte[] bytes) {
        SortedMap<Integer, byte[]> values = new TreeMap<>();
        NdrReader reader = new NdrReader(bytes);
        int id = bytes.length == 0 ? END : reader.unsignedShort();
        while (id != END) {
            values.putIfAbsent(id, reader.bytes(reader.unsignedShort()));
            id = reader.unsignedShort();
        }
        return new TargetInformation(bytes, values);
    }

    /** The server's time: eight bytes, a number of 100 nanoseconds since 1601. */
    Optional<byte[]> timestamp() {
        return Optional.ofNullable(values.get(TIMESTAMP)).filter(value -> value.length == 8);
    }

    /**
     * What the client's response repeats. With the server's time goes the promise that the third message has a code over
     * all three (MS-NLMP 3.1.5.1.2).
     */
    byte[] repeated() {
        if (timestamp().isEmpty()) {
            return pairs.clone();
        }
        NdrWriter writer = new NdrWriter();
        values.forEach((id, value) -> {
            if (id != FLAGS) {
                writer.int16(id).int16(value.length).bytes(value);
            }
        });
        byte[] flags = values.getOrDefault(FLAGS, new byte[4]);
        int known = flags.length == 4 ? new NdrReader(flags).int32() : 0;
        return writer.int16(FLAGS).int16(4).int32(known | CODE_PRESENT).int32(0).toBytes();
    }
}
