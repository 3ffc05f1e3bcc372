package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any expression has an outcome for any object. An input is the expression in the first line, and in the others the
 * values of the object: {@code name=text} or {@code name:base64}; the same name again is a further value.
 */
class EvaluateExpressionFuzzTest {

    @FuzzTest
    void anyExpressionHasAnOutcome(byte[] input) {
        List<String> lines = List.of(new String(input, UTF_8).split("\n", -1));
        HoldsForEveryExpression.read(lines.getFirst())
                .ifPresent(expression ->
                        HoldsForEveryExpression.evaluate(expression, object(lines.subList(1, lines.size()))));
    }

    private static Map<String, Value> object(List<String> lines) {
        Map<String, List<Value>> values = new LinkedHashMap<>();
        for (String line : lines) {
            int name = 0;
            while (name < line.length() && line.charAt(name) != '=' && line.charAt(name) != ':') {
                name++;
            }
            if (name < line.length()) {
                String value = line.substring(name + 1);
                values.computeIfAbsent(line.substring(0, name), first -> new ArrayList<>())
                        .add(line.charAt(name) == '=' ? new Value.Text(value) : new Value.Bytes(value));
            }
        }
        Map<String, Value> object = new LinkedHashMap<>();
        values.forEach((name, all) -> object.put(name, all.size() == 1 ? all.getFirst() : new Value.Many(all)));
        return object;
    }
}
