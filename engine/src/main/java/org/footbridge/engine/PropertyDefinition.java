package org.footbridge.engine;

import java.util.Set;

/**
 * A property of the tenant directory that a mapping may have as its target.
 *
 * @param name spelled as in Microsoft Graph where Graph has it, otherwise as the source attribute is
 * @param required an object without a value cannot be
 * @param caseExact a change of case alone is a change
 * @param maximumLength of a text in UTF-16 units; {@link Integer#MAX_VALUE} when there is no limit
 * @param matchable objects can be found by it
 * @param allowed the only texts it may have, compared without case and stored as spelled here; empty: any
 */
public record PropertyDefinition(
        String name,
        Type type,
        boolean multivalued,
        boolean required,
        boolean caseExact,
        int maximumLength,
        boolean matchable,
        Set<String> allowed) {

    /** As {@code attributeType} in Microsoft Graph. */
    public enum Type {
        STRING,
        INTEGER,
        REFERENCE,
        /** Stored as base64. */
        BINARY,
        BOOLEAN,
        /** Stored as ISO 8601 in UTC. */
        DATE_TIME
    }

    public PropertyDefinition {
        allowed = Set.copyOf(allowed);
    }

    /** A text that is not required, without limits. */
    public static PropertyDefinition text(String name) {
        return of(name, Type.STRING, false);
    }

    public static PropertyDefinition of(String name, Type type, boolean multivalued) {
        return new PropertyDefinition(name, type, multivalued, false, true, Integer.MAX_VALUE, false, Set.of());
    }
}
