package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;

/** Evaluates one expression for one object as a mapping would, for those who try it out. */
public final class EvaluateOne {

    private EvaluateOne() {}

    /**
     * @param inputs the attributes that the expression may look at, as it spells them, with the values they have
     */
    public record Result(Outcome outcome, Map<String, Value> inputs) {
        public Result {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }

    /**
     * @param defaultDomain of the tenant
     * @param draws what chance comes from; another one each time, so that a trial does not tell what a cycle draws
     */
    public static Result evaluate(
            Expression expression,
            StagedObject object,
            DirectoryFacts directory,
            String defaultDomain,
            Instant now,
            DrawKey draws) {
        AttributeSlots slots = new AttributeSlots();
        ReadSlots reads = ReadSlots.of(expression.reads(), slots);
        SourceValues values =
                new SourceValues(slots, object, new Surroundings(directory.parameters(), defaultDomain, now, draws));
        values.begin("", reads);
        Map<String, Value> inputs = new LinkedHashMap<>();
        expression.reads().forEach(name -> inputs.put(name, values.attribute(name)));
        return new Result(expression.evaluate(values), inputs);
    }
}
