package org.footbridge.drsr.replication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/**
 * A server's numbers for the beginnings of object identifiers, by which attributes get numbers of 32 bits (MS-DRSR
 * 5.16.4). The last entry is the state of the schema rather than a beginning.
 */
final class PrefixTable {
    static final PrefixTable EMPTY = new PrefixTable(List.of());

    private static final int SCHEMA_MARK = 0xFF;
    /** Up to this number of the last part a single byte encodes it. */
    private static final int ONE_BYTE = 0x7F;

    private final List<Entry> entries;

    private PrefixTable(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The beginning that the attributes of X.500 have, under the number that every server gives it. */
    static PrefixTable standard() {
        return new PrefixTable(List.of(new Entry(0, new byte[] {0x55, 0x04})));
    }

    /** What follows the pointer of SCHEMA_PREFIX_TABLE (MS-DRSR 5.180). */
    static PrefixTable read(NdrReader reader) {
        int count = reader.count(12);
        int[] numbers = new int[count];
        boolean[] present = new boolean[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = reader.int32();
            present[i] = reader.skip(4).pointer();
        }
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (present[i]) {
                entries.add(new Entry(numbers[i], reader.bytes(reader.count(1))));
                reader.align(4);
            }
        }
        return new PrefixTable(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    /** What follows the pointer, in the same order as it came. */
    void write(NdrWriter writer) {
        writer.int32(entries.size());
        for (Entry entry : entries) {
            writer.int32(entry.number()).int32(entry.prefix().length).pointer();
        }
        for (Entry entry : entries) {
            writer.int32(entry.prefix().length).bytes(entry.prefix()).align(4);
        }
    }

    /** The number of an attribute (MakeAttid, MS-DRSR 5.16.4); none if the server's schema has nothing that begins so. */
    OptionalInt number(Attribute attribute) {
        byte[] oid = BinaryOid.of(attribute.oid());
        long last = Long.parseLong(attribute.oid().substring(attribute.oid().lastIndexOf('.') + 1));
        byte[] prefix = Arrays.copyOf(oid, oid.length - (last <= ONE_BYTE ? 1 : 2));
        int lower = (int) (last % 0x4000) + (last >= 0x4000 ? 0x8000 : 0);
        return entries.stream()
                .filter(entry -> entry.stands(prefix))
                .mapToInt(entry -> (entry.number() << 16) | lower)
                .findFirst();
    }

    private static final class Entry {
        private final int number;
        private final byte[] prefix;

        Entry(int number, byte[] prefix) {
            this.number = number;
            this.prefix = prefix;
        }

        int number() {
            return number;
        }

        byte[] prefix() {
            return prefix;
        }

        boolean stands(byte[] wanted) {
            return prefix.length > 0 && (prefix[0] & 0xFF) != SCHEMA_MARK && Arrays.equals(prefix, wanted);
        }
    }
}
