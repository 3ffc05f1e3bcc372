package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;

/**
 * Evaluates the expression of one mapping for many objects. Most objects have none of the attributes that most mappings
 * look at; what comes out then is worked out once.
 */
final class EvaluateExpression {

    private final String property;
    private final Expression expression;
    private final ReadSlots reads;
    private final Optional<Outcome> ofNothing;

    EvaluateExpression(String property, Expression expression, AttributeSlots slots) {
        this.property = property;
        this.expression = expression;
        this.reads = ReadSlots.of(expression.reads(), slots);
        Nothing nothing = new Nothing();
        Outcome outcome = expression.evaluate(nothing);
        this.ofNothing = nothing.looked ? Optional.empty() : Optional.of(outcome);
    }

    Outcome evaluate(SourceValues source) {
        if (ofNothing.isPresent() && reads.haveNothing(source)) {
            return ofNothing.get();
        }
        source.begin(property, reads);
        return expression.evaluate(source);
    }

    /** An object without attributes, which notices when anything else is looked at. */
    private static final class Nothing implements EvaluationContext {
        private boolean looked;

        @Override
        public Value attribute(String name) {
            return Value.NOTHING;
        }

        @Override
        public Optional<String> parameter(String name) {
            looked = true;
            return Optional.empty();
        }

        @Override
        public Optional<String> defaultDomain() {
            looked = true;
            return Optional.empty();
        }

        @Override
        public Instant now() {
            looked = true;
            return Instant.EPOCH;
        }

        @Override
        public RandomGenerator random() {
            looked = true;
            return new SplittableRandom(0);
        }

        @Override
        public boolean isTaken(String value) {
            looked = true;
            return false;
        }
    }
}
