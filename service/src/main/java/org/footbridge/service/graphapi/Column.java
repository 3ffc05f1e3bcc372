package org.footbridge.service.graphapi;

import java.util.EnumSet;
import java.util.Set;
import org.footbridge.service.graphapi.Filter.Comparison;

/**
 * A property that can be filtered by.
 *
 * @param sql the expression that yields it, spelled as the index on it is
 */
record Column(String name, Type type, String sql) {
    /** How values compare. */
    enum Type {
        /** without regard to case */
        TEXT,
        EXACT_TEXT,
        /** of fixed spelling, stored in another case than the API's; compared without regard to case */
        CODE,
        TRUTH,
        MOMENT,
        GUID,
        /** {@code AD2AADProvisioning.<tenant>.<configuration>}, stored as the last part of it, which will do by itself */
        JOB,
        /** {@code smtp:} addresses and others */
        ADDRESSES;

        Set<Comparison> comparisons() {
            return switch (this) {
                case TEXT, EXACT_TEXT, CODE, TRUTH, GUID, JOB -> EnumSet.of(Comparison.EQ, Comparison.NE);
                case MOMENT -> EnumSet.allOf(Comparison.class);
                case ADDRESSES -> EnumSet.noneOf(Comparison.class);
            };
        }
    }

    static Column text(String property) {
        return new Column(property, Type.TEXT, "lower(o.properties ->> '" + property + "')");
    }

    static Column exact(String property) {
        return new Column(property, Type.EXACT_TEXT, "(o.properties ->> '" + property + "')");
    }

    static Column truth(String property) {
        return new Column(property, Type.TRUTH, "(o.properties ->> '" + property + "' = 'true')");
    }
}
