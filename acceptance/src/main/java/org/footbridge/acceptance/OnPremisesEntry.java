package org.footbridge.acceptance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One object as an administrator's search sees it.
 *
 * @param guid objectGUID
 * @param dn distinguished name
 * @param attributes raw values by lower-case attribute name
 * @param links GUIDs of the objects that a linked attribute names, by lower-case attribute name
 */
record OnPremisesEntry(UUID guid, String dn, Map<String, List<byte[]>> attributes, Map<String, List<UUID>> links) {

    boolean isA(String objectClass) {
        return texts("objectClass").stream().anyMatch(objectClass::equalsIgnoreCase);
    }

    /** First value, trimmed; absent when empty. */
    Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /** All values, trimmed, without empty ones. */
    List<String> texts(String name) {
        return bytes(name).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8).strip())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    List<byte[]> bytes(String name) {
        return attributes.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    Optional<Long> number(String name) {
        return text(name).map(Long::valueOf);
    }

    boolean isTrue(String name) {
        return text(name).filter("TRUE"::equalsIgnoreCase).isPresent();
    }

    List<UUID> links(String name) {
        return links.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** MS-DTYP 2.4.2.2, written as S-1-5-21-... */
    Optional<String> sid() {
        return bytes("objectSid").stream().findFirst().map(OnPremisesEntry::sidText);
    }

    static String sidText(byte[] raw) {
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder("S-").append(raw[0]);
        long authority = 0;
        for (int index = 2; index < 8; index++) {
            authority = (authority << 8) | (raw[index] & 0xFF);
        }
        text.append('-').append(authority);
        for (int part = 0; part < raw[1]; part++) {
            text.append('-').append(buffer.getInt(8 + 4 * part) & 0xFFFFFFFFL);
        }
        return text.toString();
    }

    /** The 16 bytes as the directory stores them: the first three fields little-endian (MS-DTYP 2.3.4.2). */
    static UUID guid(byte[] raw) {
        ByteBuffer little = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        long high = (little.getInt(0) & 0xFFFFFFFFL) << 32
                | (little.getShort(4) & 0xFFFFL) << 16
                | (little.getShort(6) & 0xFFFFL);
        return new UUID(high, ByteBuffer.wrap(raw, 8, 8).getLong());
    }

    static byte[] rawGuid(UUID guid) {
        long high = guid.getMostSignificantBits();
        byte[] raw = new byte[16];
        ByteBuffer.wrap(raw)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high);
        ByteBuffer.wrap(raw, 8, 8).putLong(guid.getLeastSignificantBits());
        return Arrays.copyOf(raw, 16);
    }
}
