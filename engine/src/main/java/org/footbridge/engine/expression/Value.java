package org.footbridge.engine.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What an attribute has and an expression yields. There is no null: an absent value is {@link #NOTHING}. */
public sealed interface Value {

    Nothing NOTHING = new Nothing();

    Truth TRUE = new Truth(true);

    Truth FALSE = new Truth(false);

    /** No value; the attribute is absent. */
    record Nothing() implements Value {}

    /** A text, possibly empty. */
    record Text(String text) implements Value {}

    /** A whole number of 64 bits. */
    record Whole(long number) implements Value {}

    record Decimal(BigDecimal number) implements Value {}

    /** Written {@code True} or {@code False}. */
    record Truth(boolean value) implements Value {}

    /** A moment; written {@code M/d/yyyy h:mm:ss tt} in UTC. */
    record Moment(Instant at) implements Value {}

    /** Bytes; written in base64 and kept so, because nobody can change a text. */
    record Bytes(String base64) implements Value {}

    /** An object by its distinguished name. */
    record Reference(String distinguishedName) implements Value {}

    /** Several values in order; never one of them {@link Nothing} or another {@code Many}. May be empty. */
    record Many(List<Value> values) implements Value {
        public Many {
            values = List.copyOf(values);
        }
    }
}
