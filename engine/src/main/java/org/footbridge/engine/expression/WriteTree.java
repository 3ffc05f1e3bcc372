package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.expression.ExpressionTree.Kind;
import org.footbridge.engine.expression.ExpressionTree.Named;
import org.footbridge.engine.expression.Parameter.Presence;

/**
 * Gives syntax the shape of Graph. What Graph does not know is a function there, too: a comparison and a concatenation
 * are named by their signs.
 */
final class WriteTree {

    static final String LEFT = "left";
    static final String RIGHT = "right";
    static final String PART = "source";
    static final String CONCATENATION = "&";

    private WriteTree() {}

    static ExpressionTree of(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Attribute attribute ->
                new ExpressionTree(Kind.ATTRIBUTE, attribute.name(), WriteExpression.of(attribute), List.of());
            case Syntax.Text text -> constant(text.text(), WriteExpression.of(text));
            case Syntax.Numeral numeral -> {
                String digits = TextForm.of(numeral.value());
                yield constant(digits, WriteExpression.quoted(digits));
            }
            case Syntax.Word word -> constant(word.word(), word.word());
            case Syntax.Setting setting -> constant(WriteExpression.of(setting), WriteExpression.of(setting));
            case Syntax.Variable variable -> constant(WriteExpression.of(variable), WriteExpression.of(variable));
            case Syntax.Empty empty -> constant("", "");
            case Syntax.Call call -> call(call);
            case Syntax.Comparison comparison -> comparison(comparison);
            case Syntax.Concatenation concatenation ->
                new ExpressionTree(
                        Kind.FUNCTION,
                        CONCATENATION,
                        WriteExpression.of(concatenation),
                        concatenation.parts().stream()
                                .map(part -> new Named(PART, of(part)))
                                .toList());
        };
    }

    private static ExpressionTree call(Syntax.Call call) {
        FunctionDefinition function = Functions.named(call.name()).orElseThrow();
        List<Parameter> parameters = function.parameters();
        List<Syntax> placed = PlaceArguments.place(function, call);
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            Parameter parameter = parameters.get(PlaceArguments.parameterAt(parameters, i));
            if (!(placed.get(i) instanceof Syntax.Empty)) {
                named.add(new Named(parameter.graphName(), argument(parameter, placed.get(i))));
            } else if (parameter.presence() == Presence.REPEATING) {
                // what follows must keep its place
                named.add(new Named(parameter.graphName(), constant("NULL", "NULL")));
            }
        }
        return new ExpressionTree(Kind.FUNCTION, function.name(), WriteExpression.of(call), named);
    }

    private static ExpressionTree comparison(Syntax.Comparison comparison) {
        return new ExpressionTree(
                Kind.FUNCTION,
                comparison.operator().sign(),
                WriteExpression.of(comparison),
                List.of(new Named(LEFT, side(comparison.left())), new Named(RIGHT, side(comparison.right()))));
    }

    /** Here a number is something else than a text of digits. */
    private static ExpressionTree side(Syntax side) {
        return side instanceof Syntax.Numeral numeral ? bare(numeral) : of(side);
    }

    /** Where a text of digits would be the same as a number, the service writes the text. */
    private static ExpressionTree argument(Parameter parameter, Syntax argument) {
        return switch (parameter.type()) {
            case ANY, SEVERAL, TRUTH -> side(argument);
            case TEXT, WHOLE, NUMBER, MOMENT, BYTES, REFERENCE, WORD, VARIABLE -> of(argument);
        };
    }

    private static ExpressionTree bare(Syntax.Numeral numeral) {
        String digits = TextForm.of(numeral.value());
        return constant(digits, digits);
    }

    private static ExpressionTree constant(String name, String expression) {
        return new ExpressionTree(Kind.CONSTANT, name, expression, List.of());
    }
}
