package org.footbridge.directory;

/** How the values of an attribute are to be read. */
public enum ValueKind {
    /** UTF-8 text. */
    TEXT,
    /** Raw bytes. */
    BINARY,
    /** A forward link to other objects; comes out as {@link LinkValues}. */
    LINK
}
