package org.footbridge.engine.expression;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.expression.Expression.Result;

/**
 * A compiled part of an expression.
 *
 * @param type what it gives, as far as that is known before it is evaluated
 * @param results what may come out, one for each of its branches
 */
record Part(Node node, ValueType type, List<Result> results) {

    Part(Node node, ValueType type) {
        this(
                node,
                type,
                List.of(new Result(
                        type, node instanceof Constant constant ? Optional.of(constant.value()) : Optional.empty())));
    }
}
