package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.expression.ExpressionPart.Argument;

/** Takes an expression that was compiled apart: its functions exist and have their arguments. */
final class TakeApart {

    private TakeApart() {}

    static ExpressionPart of(Syntax syntax) {
        String text = WriteExpression.of(syntax);
        return switch (syntax) {
            case Syntax.Attribute attribute -> new ExpressionPart.Attribute(attribute.name(), text);
            case Syntax.Text constant -> new ExpressionPart.Constant(constant.text(), text);
            case Syntax.Numeral numeral -> new ExpressionPart.Constant(text, text);
            case Syntax.Word word -> new ExpressionPart.Constant(text, text);
            case Syntax.Setting setting -> new ExpressionPart.Constant(text, text);
            case Syntax.Variable variable -> new ExpressionPart.Constant(text, text);
            case Syntax.Empty empty -> new ExpressionPart.Constant("", "");
            case Syntax.Call call -> call(call, text);
            case Syntax.Comparison comparison ->
                new ExpressionPart.Call(
                        comparison.operator().sign(),
                        List.of(
                                new Argument("left", of(comparison.left())),
                                new Argument("right", of(comparison.right()))),
                        text);
            case Syntax.Concatenation concatenation ->
                new ExpressionPart.Call(
                        "&",
                        concatenation.parts().stream()
                                .map(part -> new Argument("source", of(part)))
                                .toList(),
                        text);
        };
    }

    private static ExpressionPart call(Syntax.Call call, String text) {
        FunctionDefinition function = Functions.named(call.name()).orElseThrow();
        List<Parameter> parameters = function.parameters();
        List<Syntax> placed = PlaceArguments.place(function, call);
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            if (!(placed.get(i) instanceof Syntax.Empty)) {
                String key = parameters
                        .get(PlaceArguments.parameterAt(parameters, i))
                        .graphName();
                arguments.add(new Argument(key, of(placed.get(i))));
            }
        }
        return new ExpressionPart.Call(function.name(), arguments, text);
    }
}
