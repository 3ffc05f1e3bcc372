package org.footbridge.engine.projection;

/**
 * An attribute that is to be read from the directory.
 *
 * @param name as LDAP spells it
 */
public record SourceAttribute(String name, Kind kind) {

    public enum Kind {
        TEXT,
        BINARY,
        /** A forward link; its values are objects. */
        LINK
    }
}
