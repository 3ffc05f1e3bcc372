package org.footbridge.engine.mapping;

import java.util.Optional;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;

/** What a mapping yields for one property of one object. */
public sealed interface MappedValue {

    Nothing NOTHING = new Nothing();

    /** The source gives this value. */
    record Value(PropertyValue value) implements MappedValue {}

    /**
     * The source gives no fit value; this one was made up so that the object has one. A made-up name that an object
     * already has is kept rather than replaced by another made-up one, and proves nothing when objects are matched.
     */
    record StandIn(PropertyValue value) implements MappedValue {}

    /** The property has no value. */
    record Nothing() implements MappedValue {}

    /** The source gives a value that cannot be used; the object is not synchronised. */
    record Unusable(Failure failure) implements MappedValue {}

    static MappedValue text(Optional<String> text) {
        return text.<MappedValue>map(value -> new Value(new PropertyValue.Text(value)))
                .orElse(NOTHING);
    }
}
