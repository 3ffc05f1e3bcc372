package org.footbridge.sampleforest.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Values of attributes between the text that people write, the bytes of LDAP, and the bytes that are stored. */
public final class ValueText {
    private ValueText() {}

    /**
     * Text, numbers, times and truth values as they are; GUIDs with dashes; security identifiers as {@code S-1-...};
     * bytes in base 64; references as distinguished name, {@code <GUID=...>}, UPN or account name.
     */
    public static byte[] parse(DirectoryStore store, AttributeType type, String text) {
        return switch (type.syntax()) {
            case TEXT, INTEGER, LARGE_INTEGER, BOOLEAN, TIME -> text.getBytes(StandardCharsets.UTF_8);
            case GUID -> ObjectGuid.toBytes(ObjectGuid.parse(text));
            case SID -> SecurityId.parse(text);
            case BYTES -> Base64.getDecoder().decode(text);
            case NAME -> ObjectGuid.toBytes(store.require(text).guid());
        };
    }

    /** The reverse of {@link #parse}; references become distinguished names. */
    public static String format(DirectoryStore store, AttributeType type, byte[] value) {
        return switch (type.syntax()) {
            case TEXT, INTEGER, LARGE_INTEGER, BOOLEAN, TIME -> new String(value, StandardCharsets.UTF_8);
            case GUID -> ObjectGuid.fromBytes(value).toString();
            case SID -> SecurityId.toText(value);
            case BYTES -> Base64.getEncoder().encodeToString(value);
            case NAME -> target(store, value).map(DirectoryObject::dn).orElse("");
        };
    }

    /** Bytes as LDAP clients send them. */
    public static byte[] fromWire(DirectoryStore store, AttributeType type, byte[] value) {
        return switch (type.syntax()) {
            case NAME ->
                ObjectGuid.toBytes(
                        store.require(new String(value, StandardCharsets.UTF_8)).guid());
            case INTEGER, LARGE_INTEGER -> number(type, value);
            case SID ->
                value.length > 1 && value[0] == 'S' && value[1] == '-'
                        ? SecurityId.parse(new String(value, StandardCharsets.UTF_8))
                        : value;
            case TEXT, BOOLEAN, TIME, BYTES, GUID -> value;
        };
    }

    /** The reverse of {@link #fromWire}. */
    public static byte[] toWire(byte[] stored, AttributeType type) {
        return type.syntax() == Syntax.NAME
                ? ("<GUID=" + ObjectGuid.fromBytes(stored) + ">").getBytes(StandardCharsets.UTF_8)
                : stored;
    }

    /** The object to which a stored reference leads. */
    public static Optional<DirectoryObject> target(DirectoryStore store, byte[] stored) {
        return store.byGuid(ObjectGuid.fromBytes(stored));
    }

    private static byte[] number(AttributeType type, byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        try {
            return Long.toString(Long.parseLong(text)).getBytes(StandardCharsets.UTF_8);
        } catch (NumberFormatException malformed) {
            throw Refusal.constraint(type + " takes a number, not '" + text + "'");
        }
    }
}
