package org.footbridge.sampleforest.store;

/** Values of one attribute of one object. No values: the attribute was removed by the change with this USN. */
public final class StoredAttribute {
    static final byte[][] NO_VALUES = {};

    private final AttributeType type;
    private final byte[][] values;
    private final long usn;

    StoredAttribute(AttributeType type, byte[][] values, long usn) {
        this.type = type;
        this.values = values;
        this.usn = usn;
    }

    public AttributeType type() {
        return type;
    }

    /** Shared, not to be changed. */
    public byte[][] values() {
        return values;
    }

    public long usn() {
        return usn;
    }
}
