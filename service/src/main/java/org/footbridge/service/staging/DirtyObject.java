package org.footbridge.service.staging;

import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.StagedObject;

/**
 * A staged object, to be planned or asked about, with its full name and the containers above it.
 *
 * @param reduced only identity and place are staged
 * @param refused attributes whose values were too large to be sent, with their size in bytes
 * @param outcome what the last planning came to, and its code
 * @param waits it is to be planned
 * @param version changes whenever the row is written
 */
public record DirtyObject(
        StagedObject object,
        boolean reduced,
        Map<String, Long> refused,
        Optional<String> outcome,
        Optional<String> outcomeCode,
        boolean waits,
        long version) {

    /** The same as if it had never been planned: what comes of it is told in any case. */
    public DirtyObject neverPlanned() {
        return new DirtyObject(object, reduced, refused, Optional.empty(), Optional.empty(), waits, version);
    }

    /** The name within its container, for people. */
    public String displayName() {
        return DistinguishedName.firstValue(object.distinguishedName());
    }
}
