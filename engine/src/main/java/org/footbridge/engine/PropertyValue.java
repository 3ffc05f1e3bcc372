package org.footbridge.engine;

import java.util.List;

/** The value of a property of the tenant directory. A property without a value is not in its map; there is no null. */
public sealed interface PropertyValue {

    record Text(String value) implements PropertyValue {}

    record Flag(boolean value) implements PropertyValue {}

    /** A collection. The order is kept for display and means nothing; an empty one is the same as no value. */
    record Texts(List<String> values) implements PropertyValue {
        public Texts {
            values = List.copyOf(values);
        }

        public static Texts of(String... values) {
            return new Texts(List.of(values));
        }
    }

    /** A whole number of 64 bits. */
    record Whole(long value) implements PropertyValue {}

    /** A collection of whole numbers; the order means nothing, and an empty one is the same as no value. */
    record Wholes(List<Long> values) implements PropertyValue {
        public Wholes {
            values = List.copyOf(values);
        }
    }
}
