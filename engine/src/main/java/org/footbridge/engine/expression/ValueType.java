package org.footbridge.engine.expression;

/** What a parameter takes and a function gives. */
public enum ValueType {
    /** Whatever there is; nothing is converted. */
    ANY("any", "String"),
    /** Every single value has a text form; no value is the empty text. */
    TEXT("text", "String"),
    /** A number without fraction, 64 bits; a text that is one counts as one. */
    WHOLE("whole number", "Integer"),
    /** Any number; a text that is one counts as one. */
    NUMBER("number", "Integer"),
    /** True or false; the texts True and False in any case and numbers count, no value is false. */
    TRUTH("Boolean", "Boolean"),
    /** A moment, as the date functions give it. */
    MOMENT("date", "DateTime"),
    BYTES("binary", "Binary"),
    /** An object by its distinguished name; a text counts as one. */
    REFERENCE("reference", "Reference"),
    /** A list; a single value counts as a list of one, no value as a list of none. */
    SEVERAL("several values", "String"),
    /** One of the words that the parameter names, quoted or not. */
    WORD("keyword", "String"),
    /** A name such as {@code $item}, which stands for a value in the arguments behind it. */
    VARIABLE("variable", "String");

    private final String title;
    private final String graphName;

    ValueType(String title, String graphName) {
        this.title = title;
        this.graphName = graphName;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** As {@code attributeMappingParameterSchema.type} spells it. */
    public String graphName() {
        return graphName;
    }
}
