package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ControlAccessTest {
    private static final UUID RIGHT = UUID.fromString("1131f6ad-9c07-11d1-f79f-00c04fc2dcd2");
    private static final UUID OTHER = UUID.fromString("1131f6aa-9c07-11d1-f79f-00c04fc2dcd2");
    private static final String SID = "S-1-5-21-1-2-3-1105";

    private static byte[] sid(int last) {
        return ByteBuffer.allocate(28)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {1, 5, 0, 0, 0, 0, 0, 5})
                .putInt(21)
                .putInt(1)
                .putInt(2)
                .putInt(3)
                .putInt(last)
                .array();
    }

    private static byte[] entry(int type, int flags, int mask, byte[] rest) {
        return ByteBuffer.allocate(8 + rest.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) type)
                .put((byte) flags)
                .putShort((short) (8 + rest.length))
                .putInt(mask)
                .put(rest)
                .array();
    }

    private static byte[] ofRight(int type, UUID right, int last) {
        byte[] sid = sid(last);
        return entry(
                type,
                0,
                0x100,
                ByteBuffer.allocate(20 + sid.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(1)
                        .put(ObjectGuid.parse(right.toString()).bytes())
                        .put(sid)
                        .array());
    }

    private static byte[] descriptor(byte[]... entries) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            all.writeBytes(entry);
        }
        return ByteBuffer.allocate(28 + all.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {1, 0, 4, (byte) 0x80})
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(20)
                .put(new byte[] {4, 0})
                .putShort((short) (8 + all.size()))
                .putShort((short) entries.length)
                .putShort((short) 0)
                .put(all.toByteArray())
                .array();
    }

    @Test
    void theRightOfTheAccountIsGranted() {
        assertThat(ControlAccess.grants(descriptor(ofRight(5, RIGHT, 1105)), RIGHT, Set.of(SID)))
                .contains(true);
        assertThat(ControlAccess.text(sid(1105))).isEqualTo(SID);
    }

    @Test
    void anotherRightOrAnotherAccountIsNot() {
        byte[] descriptor = descriptor(ofRight(5, OTHER, 1105), ofRight(5, RIGHT, 1106));
        assertThat(ControlAccess.grants(descriptor, RIGHT, Set.of(SID))).contains(false);
    }

    @Test
    void everyExtendedRightAndFullControlCount() {
        assertThat(ControlAccess.grants(descriptor(entry(0, 0, 0x100, sid(1105))), RIGHT, Set.of(SID)))
                .contains(true);
        assertThat(ControlAccess.grants(descriptor(entry(0, 0, 0x10000000, sid(1105))), RIGHT, Set.of(SID)))
                .contains(true);
        assertThat(ControlAccess.grants(descriptor(entry(0, 0, 0x94, sid(1105))), RIGHT, Set.of(SID)))
                .contains(false);
    }

    @Test
    void whatIsOnlyForObjectsBelowDoesNotCount() {
        assertThat(ControlAccess.grants(descriptor(entry(0, 0x0A, 0x100, sid(1105))), RIGHT, Set.of(SID)))
                .contains(false);
    }

    @Test
    void theFirstEntryThatSpeaksOfItCounts() {
        byte[] denied = descriptor(ofRight(6, RIGHT, 1105), ofRight(5, RIGHT, 1105));
        byte[] granted = descriptor(ofRight(5, RIGHT, 1105), ofRight(6, RIGHT, 1105));
        assertThat(ControlAccess.grants(denied, RIGHT, Set.of(SID))).contains(false);
        assertThat(ControlAccess.grants(granted, RIGHT, Set.of(SID))).contains(true);
    }

    @Test
    void anyBytesGiveAnAnswerOrNone() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] good = descriptor(ofRight(5, RIGHT, 1105), ofRight(5, OTHER, 1106));
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 20));
            for (int j = random.nextInt(3); j > 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            understood += ControlAccess.grants(bytes, RIGHT, Set.of(SID)).isPresent() ? 1 : 0;
        }
        assertThat(understood).isBetween(100, 19_000);
    }
}
