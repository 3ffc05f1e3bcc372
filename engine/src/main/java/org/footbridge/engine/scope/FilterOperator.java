package org.footbridge.engine.scope;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.PropertyDefinition;

/**
 * Compares the value of an attribute with what a clause of an attribute filter says. An attribute without a value meets
 * none of them but {@link #IS_NULL}. Texts are compared exactly, with case.
 */
@SuppressWarnings("ImmutableEnumChecker") // the set is a copy; Java's types cannot say so
public enum FilterOperator {
    EQUALS("EQUALS", true, Types.WRITTEN),
    NOT_EQUALS("NOT EQUALS", true, Types.WRITTEN),
    GREATER_THAN("GREATER_THAN", true, Types.NUMBER),
    GREATER_THAN_OR_EQUALS("GREATER_THAN_OR_EQUALS", true, Types.NUMBER),
    INCLUDES("INCLUDES", true, Types.TEXT),
    ENDS_WITH("ENDS_WITH", true, Types.TEXT),
    /** The value is contained in the text of the clause. */
    CONTAINED_IN("&", true, Types.TEXT),
    NOT_CONTAINED_IN("!&", true, Types.TEXT),
    IS_TRUE("IS TRUE", false, Types.TRUTH),
    IS_FALSE("IS FALSE", false, Types.TRUTH),
    IS_NULL("IS NULL", false, Types.ANY),
    IS_NOT_NULL("IS NOT NULL", false, Types.ANY),
    /** A part of the value matches; anchors bind the whole. */
    REGEX_MATCH("REGEX MATCH", true, Types.WRITTEN),
    NOT_REGEX_MATCH("NOT REGEX MATCH", true, Types.WRITTEN);

    private static final class Types {
        static final Set<PropertyDefinition.Type> TEXT = Set.of(PropertyDefinition.Type.STRING);
        static final Set<PropertyDefinition.Type> NUMBER = Set.of(PropertyDefinition.Type.INTEGER);
        static final Set<PropertyDefinition.Type> TRUTH = Set.of(PropertyDefinition.Type.BOOLEAN);
        static final Set<PropertyDefinition.Type> WRITTEN =
                Set.of(PropertyDefinition.Type.STRING, PropertyDefinition.Type.INTEGER);
        /** But references, which are not read together with their object. */
        static final Set<PropertyDefinition.Type> ANY =
                Set.copyOf(EnumSet.complementOf(EnumSet.of(PropertyDefinition.Type.REFERENCE)));
    }

    private final String symbol;
    private final boolean binary;
    private final Set<PropertyDefinition.Type> types;

    FilterOperator(String symbol, boolean binary, Set<PropertyDefinition.Type> types) {
        this.symbol = symbol;
        this.binary = binary;
        this.types = types;
    }

    /**
     * The operator of that name, in any of its customary spellings: {@code GREATER_THAN}, {@code Greater Than} and {@code
     * GreaterThan} are the same.
     */
    public static Optional<FilterOperator> named(String name) {
        String wanted = bare(name);
        return Arrays.stream(values())
                .filter(operator -> bare(operator.symbol).equals(wanted))
                .findFirst();
    }

    private static String bare(String name) {
        return name.replaceAll("[\\s_-]", "").toUpperCase(Locale.ROOT);
    }

    /** As Microsoft Graph and its portal write it. */
    public String symbol() {
        return symbol;
    }

    /** Whether it compares with a value; otherwise it looks at the attribute alone. */
    public boolean isBinary() {
        return binary;
    }

    /** The types of attributes that it can be asked about. */
    public Set<PropertyDefinition.Type> types() {
        return types;
    }

    /** Whether it holds for what is not so. */
    boolean denies() {
        return this == NOT_EQUALS || this == NOT_CONTAINED_IN || this == NOT_REGEX_MATCH;
    }

    boolean comparesNumbers() {
        return this == GREATER_THAN || this == GREATER_THAN_OR_EQUALS;
    }

    boolean comparesPatterns() {
        return this == REGEX_MATCH || this == NOT_REGEX_MATCH;
    }
}
