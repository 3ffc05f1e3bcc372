package org.footbridge.engine.mapping;

import java.util.Set;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.expression.Expression;

/** Where the value of a property comes from. */
public sealed interface MappingSource {

    /** The attributes it reads, as LDAP spells them. */
    Set<String> reads();

    /** The attribute as it is, without surrounding white space; bytes become base64. */
    record Direct(String attribute, Multiplicity multiplicity) implements MappingSource {
        @Override
        public Set<String> reads() {
            return Set.of(attribute);
        }
    }

    record Constant(PropertyValue value) implements MappingSource {
        @Override
        public Set<String> reads() {
            return Set.of();
        }
    }

    /** The value of an expression. */
    record Evaluated(Expression expression) implements MappingSource {
        @Override
        public Set<String> reads() {
            return expression.reads();
        }
    }

    /** Nothing flows; the target stays as it is, and gets the default of the mapping while it has no value. */
    record None() implements MappingSource {
        @Override
        public Set<String> reads() {
            return Set.of();
        }
    }

    /** Not mapped any more, and the value that mapping left there is to be removed. */
    record Cleared() implements MappingSource {
        @Override
        public Set<String> reads() {
            return Set.of();
        }
    }

    enum Multiplicity {
        /** The first value, as a text. */
        FIRST,
        /** All values, as a collection. */
        ALL
    }
}
