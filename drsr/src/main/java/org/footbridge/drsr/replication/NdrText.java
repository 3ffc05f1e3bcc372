package org.footbridge.drsr.replication;

import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** A conformant and varying string of UTF-16 with a closing zero (C706 14.3.4.2). */
final class NdrText {
    private NdrText() {}

    static void write(NdrWriter writer, String text) {
        int characters = text.length() + 1;
        writer.align(4)
                .int32(characters)
                .int32(0)
                .int32(characters)
                .text(text)
                .int16(0)
                .align(4);
    }

    static String read(NdrReader reader) {
        reader.align(4).skip(8);
        String text = reader.text(reader.count(2));
        reader.align(4);
        return text;
    }
}
