package org.footbridge.directory;

import java.util.HexFormat;

/** What the values of an attribute are (MS-ADTS 3.1.1.2.2.2). */
public enum AttributeSyntax {
    /** Any kind of string, object identifiers too. */
    STRING,
    /** 32 bits, enumerations too. */
    INTEGER,
    /** 64 bits. */
    LARGE_INTEGER,
    BOOLEAN,
    /** UTC or generalized time, as text. */
    TIME,
    OCTETS,
    SID,
    SECURITY_DESCRIPTOR,
    /** The name of an object. */
    NAME,
    /** The name of an object together with text or bytes. */
    NAME_AND_DATA,
    /** Access points, replica links, presentation addresses, and what is not known. */
    OTHER;

    /** Attributes with values of the syntaxes 2.5.5.7 and 2.5.5.14 are told apart by their class of objects. */
    private static final String NAME_AND_BYTES = "2a864886f7140101010b";

    private static final String NAME_AND_TEXT = "2a864886f7140101010c";
    private static final String ADDRESSEE = "56060102050b1d";
    private static final int OCTET_STRING = 4;

    /**
     * The syntax by its three marks in the schema.
     *
     * @param attributeSyntax object identifier as text, e.g. 2.5.5.12
     * @param omSyntax the number of the older syntax beside it
     * @param omObjectClass encoded object identifier, empty where there is none
     */
    static AttributeSyntax of(String attributeSyntax, int omSyntax, byte[] omObjectClass) {
        String objects = HexFormat.of().formatHex(omObjectClass);
        return switch (attributeSyntax) {
            case "2.5.5.1" -> NAME;
            case "2.5.5.2", "2.5.5.3", "2.5.5.4", "2.5.5.5", "2.5.5.6", "2.5.5.12" -> STRING;
            case "2.5.5.7" ->
                switch (objects) {
                    case NAME_AND_BYTES -> NAME_AND_DATA;
                    // an addressee of mail; directories write it as a name
                    case ADDRESSEE -> NAME;
                    default -> OTHER;
                };
            case "2.5.5.8" -> BOOLEAN;
            case "2.5.5.9" -> INTEGER;
            case "2.5.5.10" -> omSyntax == OCTET_STRING ? OCTETS : OTHER;
            case "2.5.5.11" -> TIME;
            case "2.5.5.14" -> NAME_AND_TEXT.equals(objects) ? NAME_AND_DATA : OTHER;
            case "2.5.5.15" -> SECURITY_DESCRIPTOR;
            case "2.5.5.16" -> LARGE_INTEGER;
            case "2.5.5.17" -> SID;
            default -> OTHER;
        };
    }
}
