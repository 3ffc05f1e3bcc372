package org.footbridge.service.staging;

import java.util.List;
import org.footbridge.relay.wire.Position;

/**
 * Up to where a directory was read.
 *
 * @param newest where the last reading ended, and the next goes on
 * @param others where earlier ones ended at other domain controllers, the latest first
 * @param tooOld so long ago that the directory may have forgotten objects that were deleted since: what changed does not
 *     tell of them any more
 */
public record Progress(Position newest, List<Position> others, boolean tooOld) {
    public Progress {
        others = List.copyOf(others);
    }
}
