package org.footbridge.service.graphapi;

import java.util.List;

/** A parsed {@code $filter} (OData 4.01 URL Conventions, 5.1.1.1, the part that is offered). */
sealed interface Filter {
    enum Comparison {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }

    record Compare(String property, Comparison operator, Literal value) implements Filter {}

    record In(String property, List<Literal> values) implements Filter {}

    record StartsWith(String property, String prefix) implements Filter {}

    record EndsWith(String property, String suffix) implements Filter {}

    /** {@code property/any(x:x eq 'value')}. */
    record AnyEquals(String property, String value) implements Filter {}

    record Not(Filter inner) implements Filter {}

    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}
}
