package org.footbridge.engine.expression;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Evaluates beforehand what gives the same value each time. What fails is left as it is: its branch may never be taken.
 * For one expression; folding is for small things, and what costs more is left to the evaluation.
 */
final class FoldConstants {

    private static final long STEPS = 20_000;

    private final Budget budget = new Budget(STEPS);

    /** @param node of something pure */
    Node whenConstant(Node node) {
        if (!node.isConstant()) {
            return node;
        }
        try {
            return new Constant(node.evaluate(new Evaluation(new NoContext(), budget, 0, true)));
        } catch (Fault | LimitReached fails) {
            return node;
        }
    }

    /** Constants look at nothing. */
    private static final class NoContext implements EvaluationContext {
        @Override
        public Value attribute(String name) {
            throw new IllegalStateException(name + " is no constant");
        }

        @Override
        public Optional<String> parameter(String name) {
            throw new IllegalStateException(name + " is no constant");
        }

        @Override
        public Optional<String> defaultDomain() {
            throw new IllegalStateException("the default domain is no constant");
        }

        @Override
        public Instant now() {
            throw new IllegalStateException("the time is no constant");
        }

        @Override
        public RandomGenerator random() {
            throw new IllegalStateException("chance is no constant");
        }

        @Override
        public boolean isTaken(String value) {
            throw new IllegalStateException("what is taken is no constant");
        }
    }
}
