package org.footbridge.service.expressions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;

/**
 * What came out of an expression.
 *
 * @param inputs the attributes that it may look at, with the values they have
 */
public record Evaluation(Outcome outcome, Map<String, Value> inputs) {
    public Evaluation {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
