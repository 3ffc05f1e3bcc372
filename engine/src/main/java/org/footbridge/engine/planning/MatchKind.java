package org.footbridge.engine.planning;

/** By what a target without link was found. */
public enum MatchKind {
    /** It has the source's anchor. */
    HARD,
    /** It has no anchor, and a value by which the mappings match objects. */
    SOFT
}
