package org.footbridge.engine;

/** What values of an attribute of a directory are (MS-ADTS 3.1.1.2.2.2). */
public enum AttributeSyntax {
    /** Any kind of string, object identifiers too. */
    TEXT,
    /** 32 bits, enumerations too. */
    INTEGER,
    /** 64 bits; also times as 100-nanosecond intervals since 1601. */
    LARGE_INTEGER,
    /** {@code TRUE} or {@code FALSE}. */
    BOOLEAN,
    /** Generalized time, as text. */
    TIME,
    OCTETS,
    SECURITY_IDENTIFIER,
    SECURITY_DESCRIPTOR,
    /** The name of an object. */
    NAME,
    /** The name of an object together with text or bytes. */
    NAME_AND_DATA,
    /** Access points, replica links and the like. */
    OTHER;

    /** Whether values are bytes. */
    public boolean isBinary() {
        return this == OCTETS || this == SECURITY_IDENTIFIER || this == SECURITY_DESCRIPTOR;
    }

    public boolean isNumber() {
        return this == INTEGER || this == LARGE_INTEGER;
    }
}
