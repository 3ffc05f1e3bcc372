package org.footbridge.engine.explain;

/** What kind of rule is looked at, in the order in which they are. */
public enum Rule {
    /** The directory says that the object is deleted, or does not have it. */
    PRESENCE,
    /** Objects of its class are synchronised. */
    CLASS,
    /** The containers above it. */
    CONTAINERS,
    /** The groups it is a member of. */
    GROUPS,
    /** Whether its attributes were read at all. */
    READING,
    /** A clause of an attribute filter. */
    CLAUSE,
    /** The groups of clauses without which an object is left as it is. */
    INPUT_FILTER,
    /** The groups of clauses without which an object is not synchronised. */
    FILTER,
    /** A default exclusion. */
    EXCLUSION,
    /** Where the source anchor comes from. */
    ANCHOR,
    /** Where the value of a property comes from. */
    MAPPING,
    /** What the tenant directory makes of a name. */
    NAME,
    /** By what an object of the tenant directory is looked for. */
    MATCH,
    /** What would be done now. */
    PLAN,
    /** A value that the object goes without, because another object has it. */
    HELD,
    /** Links of the object, and whether they are references in the tenant directory. */
    REFERENCES
}
