package org.footbridge.drsr.replication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.footbridge.drsr.ndr.NdrReader;

/**
 * What a server said of one object: those of the wanted attributes that it has, or that have changed. Secret values are
 * still encrypted. Immutable as long as nobody writes into the arrays.
 */
public final class ReplicatedObject {
    private final DsName name;
    private final Map<Attribute, List<byte[]>> attributes;

    ReplicatedObject(DsName name, Map<Attribute, List<byte[]>> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    /** objectGUID. */
    public UUID guid() {
        return name.guid();
    }

    public String distinguishedName() {
        return name.name();
    }

    /** objectSid as text; empty for an object that is no account. */
    public Optional<String> sid() {
        return Optional.of(name.sid()).filter(sid -> !sid.isEmpty());
    }

    /** The last part of the security identifier, as 32 bits; empty for an object that is no account. */
    public OptionalInt rid() {
        return SecurityIdentifier.relative(name.sid());
    }

    /** Whether the attribute came at all: an attribute that lost its values comes with none. */
    public boolean has(Attribute attribute) {
        return attributes.containsKey(attribute);
    }

    /** All values as they came (MS-DRSR 4.1.10.3.x: little-endian numbers, UTF-16 text); none if the attribute did not come. */
    public List<byte[]> values(Attribute attribute) {
        return attributes.getOrDefault(attribute, List.of());
    }

    /** The first value as a number, if it is one of four or eight bytes. */
    public OptionalLong number(Attribute attribute) {
        return values(attribute).stream()
                .filter(value -> value.length == 4 || value.length == 8)
                .mapToLong(value -> value.length == 4 ? new NdrReader(value).int32() : new NdrReader(value).int64())
                .findFirst();
    }

    /** The first value as text. */
    public Optional<String> text(Attribute attribute) {
        return values(attribute).stream().findFirst().map(value -> new String(value, StandardCharsets.UTF_16LE));
    }

    /** Whether it is a tombstone; only if {@link Attribute#IS_DELETED} was asked for. */
    public boolean deleted() {
        return number(Attribute.IS_DELETED).orElse(0) != 0;
    }

    @Override
    public String toString() {
        return "ReplicatedObject[" + guid() + "]";
    }
}
