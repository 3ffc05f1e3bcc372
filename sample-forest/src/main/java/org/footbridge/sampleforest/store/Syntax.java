package org.footbridge.sampleforest.store;

/** How values of an attribute are compared and published in the schema (MS-ADTS 3.1.1.2.2.2). */
public enum Syntax {
    TEXT("2.5.5.12", 64),
    INTEGER("2.5.5.9", 2),
    LARGE_INTEGER("2.5.5.16", 65),
    BOOLEAN("2.5.5.8", 1),
    TIME("2.5.5.11", 24),
    BYTES("2.5.5.10", 4),
    GUID("2.5.5.10", 4),
    SID("2.5.5.17", 4),
    /** A reference to another object; stored as the GUID of its target. */
    NAME("2.5.5.1", 127);

    private final String oid;
    private final int omSyntax;

    Syntax(String oid, int omSyntax) {
        this.oid = oid;
        this.omSyntax = omSyntax;
    }

    /** The value of {@code attributeSyntax}. */
    public String oid() {
        return oid;
    }

    /** The value of {@code oMSyntax}. */
    public int omSyntax() {
        return omSyntax;
    }
}
