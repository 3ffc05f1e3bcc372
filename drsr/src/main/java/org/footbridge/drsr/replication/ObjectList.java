package org.footbridge.drsr.replication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/**
 * The objects of an answer (REPLENTINFLIST, MS-DRSR 5.169). They are linked through their first member, so that NDR puts
 * the fixed parts of all first, and then what they point to, from the last object back to the first.
 */
final class ObjectList {
    private static final int GUID = 16;
    private static final int META_DATA = 40;

    private ObjectList() {}

    private record Fixed(boolean named, int attributeCount, boolean attributes, boolean parent, boolean metaData) {}

    /**
     * @param wanted attributes to keep, by number
     */
    static List<ReplicatedObject> read(NdrReader reader, Map<Integer, Attribute> wanted) {
        List<Fixed> fixed = new ArrayList<>();
        boolean next = true;
        while (next) {
            next = reader.pointer();
            boolean named = reader.pointer();
            int attributeCount = reader.skip(4).int32();
            boolean attributes = reader.pointer();
            reader.skip(4);
            fixed.add(new Fixed(named, attributeCount, attributes, reader.pointer(), reader.pointer()));
        }
        List<ReplicatedObject> objects = new ArrayList<>(fixed.size());
        for (Fixed part : fixed.reversed()) {
            objects.add(object(reader.align(4), part, wanted));
        }
        return objects.reversed();
    }

    private static ReplicatedObject object(NdrReader reader, Fixed fixed, Map<Integer, Attribute> wanted) {
        if (!fixed.named()) {
            throw malformed("it has no name");
        }
        DsName name = DsName.read(reader);
        Map<Attribute, List<byte[]>> attributes =
                fixed.attributes() ? attributes(reader.align(4), fixed.attributeCount(), wanted) : Map.of();
        if (fixed.parent()) {
            reader.align(4).skip(GUID);
        }
        if (fixed.metaData()) {
            metaData(reader.align(4));
        }
        return new ReplicatedObject(name, attributes);
    }

    /** ATTRBLOCK (MS-DRSR 5.9). */
    private static Map<Attribute, List<byte[]>> attributes(
            NdrReader reader, int expected, Map<Integer, Attribute> wanted) {
        int count = reader.count(12);
        if (count != expected) {
            throw malformed("it has " + count + " attributes instead of " + expected);
        }
        int[] numbers = new int[count];
        boolean[] valued = new boolean[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = reader.int32();
            valued[i] = reader.skip(4).pointer();
        }
        Map<Attribute, List<byte[]>> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            List<byte[]> values = valued[i] ? values(reader.align(4)) : List.of();
            Optional.ofNullable(wanted.get(numbers[i])).ifPresent(attribute -> attributes.put(attribute, values));
        }
        return attributes;
    }

    /** ATTRVALBLOCK (MS-DRSR 5.16.2). */
    private static List<byte[]> values(NdrReader reader) {
        int count = reader.count(8);
        boolean[] present = new boolean[count];
        for (int i = 0; i < count; i++) {
            present[i] = reader.skip(4).pointer();
        }
        List<byte[]> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (present[i]) {
                reader.align(4);
                values.add(reader.bytes(reader.count(1)));
            }
        }
        return values;
    }

    /** PROPERTY_META_DATA_EXT_VECTOR (MS-DRSR 5.162): who changed which attribute when; not used. */
    private static void metaData(NdrReader reader) {
        int count = reader.int32();
        reader.align(8);
        if (count < 0 || (long) count * META_DATA > reader.remaining()) {
            throw malformed("it has more metadata than bytes");
        }
        reader.skip(4).align(8).skip(count * META_DATA);
    }

    private static DrsException malformed(String how) {
        return new DrsException(DrsException.Code.MALFORMED, "An object of the server's answer cannot be read: " + how);
    }
}
