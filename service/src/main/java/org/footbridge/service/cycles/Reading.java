package org.footbridge.service.cycles;

import java.util.List;
import java.util.Set;
import org.footbridge.engine.projection.SourceAttribute;

/**
 * What a cycle has to read.
 *
 * @param missing attributes that the rules need and that were never staged; read alone, before the changes
 * @param superfluous names, lower case, of staged attributes that no rule needs any more
 * @param replan everything staged is to be planned again
 */
record Reading(CycleKind kind, List<SourceAttribute> missing, Set<String> superfluous, boolean replan) {
    Reading {
        missing = List.copyOf(missing);
        superfluous = Set.copyOf(superfluous);
    }
}
