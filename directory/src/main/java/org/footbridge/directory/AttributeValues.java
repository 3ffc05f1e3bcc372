package org.footbridge.directory;

import java.util.List;

/** All values of one attribute; none: the attribute has no value any more. */
public record AttributeValues(String name, List<byte[]> values) {
    public AttributeValues {
        values = List.copyOf(values);
    }
}
