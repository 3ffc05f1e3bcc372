package org.footbridge.engine.expression;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.engine.expression.FunctionDefinition.Example;

/** Writes all that is known of a function as Markdown, which reads well on a terminal, too. */
public final class DescribeFunction {

    private DescribeFunction() {}

    /** Ends with a line break. */
    public static String markdown(FunctionDefinition function) {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(function.name()).append("\n\n");
        text.append('`').append(function.signature()).append("` gives: ");
        text.append(function.returns().title()).append(".\n\n");
        text.append(function.summary());
        if (function.origin() != FunctionOrigin.DOCUMENTED) {
            text.append(" (").append(function.origin().title()).append(")");
        }
        text.append("\n\n");
        parameters(function, text);
        line(text, "No value", function.nulls());
        line(text, "Several values", severalValues(function));
        for (String note : function.notes()) {
            text.append("- ").append(note).append('\n');
        }
        if (!function.faults().isEmpty()) {
            line(text, "Fails", String.join("; ", function.faults()) + ".");
        }
        function.examples().forEach(example -> text.append(example(example)));
        return text.toString();
    }

    private static void parameters(FunctionDefinition function, StringBuilder text) {
        if (function.parameters().isEmpty()) {
            return;
        }
        text.append("| Parameter | Type | | Meaning |\n|---|---|---|---|\n");
        for (Parameter parameter : function.parameters()) {
            text.append("| ").append(parameter.name()).append(" | ");
            text.append(
                    parameter.type() == ValueType.WORD
                            ? String.join(" or ", parameter.words())
                            : parameter.type().title());
            text.append(" | ").append(presence(parameter));
            text.append(" | ").append(parameter.meaning());
            text.append(" |\n");
        }
        text.append('\n');
    }

    private static String presence(Parameter parameter) {
        String presence = switch (parameter.presence()) {
            case REQUIRED -> "required";
            case MAY_BE_EMPTY -> "may be empty";
            case OPTIONAL -> "optional";
            case REPEATING -> "one or more";
        };
        return parameter.lazy() ? presence + ", evaluated when taken" : presence;
    }

    private static String severalValues(FunctionDefinition function) {
        if (!function.severalValues().isEmpty()) {
            return function.severalValues();
        }
        List<Parameter> parameters = function.parameters();
        String each = parameters.stream()
                .filter(Parameter::eachValue)
                .map(Parameter::name)
                .collect(Collectors.joining());
        if (each.isEmpty()) {
            return parameters.isEmpty() ? "" : "Fail.";
        }
        return "The function is called for each value of " + each + " and gives a list"
                + (parameters.size() == 1 ? "." : "; the other arguments need single values.");
    }

    private static void line(StringBuilder text, String title, String sentence) {
        if (!sentence.isEmpty()) {
            text.append("- **").append(title).append(":** ").append(sentence).append('\n');
        }
    }

    private static String example(Example example) {
        String input =
                example.input().entrySet().stream().map(DescribeFunction::given).collect(Collectors.joining(" and "));
        return "- `" + example.expression() + "`" + (input.isEmpty() ? "" : " with " + input) + ": `" + example.result()
                + "`\n";
    }

    private static String given(Map.Entry<String, Value> attribute) {
        return attribute.getKey() + " = `" + WriteOutcome.inWords(attribute.getValue()) + "`";
    }
}
