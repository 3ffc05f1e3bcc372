package org.footbridge.engine.planning;

import java.util.UUID;
import org.footbridge.engine.ObjectGuid;

/** Who has a value that another object is to have too. */
public sealed interface Holder {

    /** An object of the tenant directory, or one that has just got the value by the same plan. */
    record Present(UUID id) implements Holder {}

    /** An object that the same plan makes for this source object. */
    record Arriving(ObjectGuid source) implements Holder {}
}
