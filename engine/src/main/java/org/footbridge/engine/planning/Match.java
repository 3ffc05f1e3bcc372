package org.footbridge.engine.planning;

import org.footbridge.engine.MatchKey;
import org.footbridge.engine.SourceAnchor;

/**
 * How a target without link was found.
 *
 * @param key the value that found it; of a hard match the anchor as {@code onPremisesImmutableId}
 */
public record Match(MatchKind kind, MatchKey key) {

    static final String ANCHOR = "onPremisesImmutableId";

    static Match hard(SourceAnchor anchor) {
        return new Match(MatchKind.HARD, new MatchKey(ANCHOR, anchor.value()));
    }

    static Match soft(MatchKey key) {
        return new Match(MatchKind.SOFT, key);
    }
}
