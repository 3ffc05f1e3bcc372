package org.footbridge.engine.projection;

import org.footbridge.engine.PropertyValue;

/** What a value is as the value of a property. */
sealed interface Converted {

    Absent ABSENT = new Absent();

    record Present(PropertyValue value) implements Converted {}

    /** There is no value. */
    record Absent() implements Converted {}

    /**
     * A value that the property cannot have.
     *
     * @param code stable
     * @param value the one at fault, as text
     * @param reason goes on from "The value of the property"
     */
    record Unfit(String code, String value, String reason) implements Converted {}

    static Unfit unfit(String value, String reason) {
        return new Unfit("InvalidAttributeValue", value, reason);
    }
}
