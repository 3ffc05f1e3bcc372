package org.footbridge.service.graphapi;

import java.util.ArrayList;
import java.util.List;

/** A piece of SQL with the values of its question marks, in order. Text is never made from what a caller sent. */
record Sql(String text, List<Object> parameters) {
    Sql {
        parameters = List.copyOf(parameters);
    }

    static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    Sql and(Sql other) {
        return join(" and ", other);
    }

    Sql or(Sql other) {
        return join(" or ", other);
    }

    Sql then(Sql other) {
        return join(" ", other);
    }

    Sql wrapped(String before, String after) {
        return new Sql(before + text + after, parameters);
    }

    private Sql join(String between, Sql other) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(other.parameters);
        return new Sql(text + between + other.text, all);
    }
}
