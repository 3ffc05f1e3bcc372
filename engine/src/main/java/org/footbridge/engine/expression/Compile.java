package org.footbridge.engine.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.engine.expression.InvalidExpression.Fault;

/** Turns syntax into nodes: finds functions, checks arguments, evaluates beforehand what is constant. */
final class Compile {

    private final Expression.UniqueValues uniqueValues;
    private final FoldConstants fold = new FoldConstants();

    /** Those that can be seen where the compiler is, by name. */
    private Map<String, Integer> variables = Map.of();

    private int slots;
    private boolean redacts;

    private Compile(Expression.UniqueValues uniqueValues) {
        this.uniqueValues = uniqueValues;
    }

    /** @throws InvalidExpression when the text is none, calls what does not exist, or calls it wrongly */
    static Expression expression(String text, Expression.UniqueValues uniqueValues) {
        Syntax syntax = ReadExpression.read(text);
        Compile compile = new Compile(uniqueValues);
        Node node = compile.whole(syntax);
        return new Expression(text, syntax, node, compile.slots, compile.redacts);
    }

    private Node whole(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Text(int position, String constant) when constant.isEmpty() -> new Constant(Value.NOTHING);
            case Syntax.Numeral(int position, String written, Value value) -> throw notWhole(position, written);
            case Syntax.Word word -> {
                Keyword.part(word);
                throw notWhole(word.position(), word.word());
            }
            case Syntax.Call call -> call(call, true).node();
            default -> part(syntax).node();
        };
    }

    private Part part(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Attribute attribute -> new Part(new ReadAttribute(attribute.name()), ValueType.ANY);
            case Syntax.Text constant -> new Part(new Constant(new Value.Text(constant.text())), ValueType.TEXT);
            case Syntax.Numeral numeral ->
                new Part(
                        new Constant(numeral.value()),
                        numeral.value() instanceof Value.Whole ? ValueType.WHOLE : ValueType.NUMBER);
            case Syntax.Setting setting -> new Part(new ReadParameter(setting.name()), ValueType.TEXT);
            case Syntax.Variable variable -> new Part(new ReadVariable(slot(variable)), ValueType.ANY);
            case Syntax.Word word -> Keyword.part(word);
            case Syntax.Call call -> call(call, false);
            case Syntax.Comparison(int position, Syntax left, Syntax.Operator operator, Syntax right) ->
                new Part(
                        fold.whenConstant(new Compare(
                                operator, part(left).node(), part(right).node())),
                        ValueType.TRUTH);
            case Syntax.Concatenation concatenation -> new Part(glued(concatenation), ValueType.TEXT);
            case Syntax.Empty empty -> new Part(Absent.ARGUMENT, ValueType.ANY);
        };
    }

    private Node glued(Syntax.Concatenation concatenation) {
        Node[] parts =
                concatenation.parts().stream().map(each -> part(each).node()).toArray(Node[]::new);
        return fold.whenConstant(new Concatenate(parts));
    }

    private Part call(Syntax.Call call, boolean outermost) {
        FunctionDefinition function = Functions.named(call.name()).orElseThrow(() -> unknown(call));
        if (function.is(FunctionTrait.SELECTS_UNIQUE_VALUE)) {
            checkUniqueValues(function, call, outermost);
        }
        redacts |= function.is(FunctionTrait.REDACTS);
        List<Syntax> placed = PlaceArguments.place(function, call);
        Map<String, Integer> outside = variables;
        Map<String, Integer> inside = bindVariables(function, placed);
        Node[] arguments = new Node[placed.size()];
        int[] positions = new int[placed.size()];
        for (int i = 0; i < arguments.length; i++) {
            positions[i] = start(placed.get(i));
            variables = seesVariables(function, i) ? inside : outside;
            arguments[i] = argument(function, i, placed.get(i), positions[i]);
        }
        variables = outside;
        Node node = switch (function.behaviour()) {
            case Behaviour.OfText(var operator) -> new MapText(operator, arguments[0]);
            case Behaviour.OfAttribute attribute -> namedAttribute(new CallSite(call, arguments, positions));
            case Behaviour.OfCall(var preparation) ->
                new CallFunction(function, arguments, preparation.prepare(new CallSite(call, arguments, positions)));
        };
        return new Part(function.pure() ? fold.whenConstant(node) : node, function.returns());
    }

    private static Node namedAttribute(CallSite site) {
        String name = site.constantText(0)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> site.fault(
                        0,
                        "WrongArgumentType",
                        "the name of an attribute in quotes",
                        "The name of the attribute must be a text in quotes."));
        return new ReadAttribute(name);
    }

    private Node argument(FunctionDefinition function, int index, Syntax syntax, int position) {
        List<Parameter> parameters = function.parameters();
        Parameter parameter = parameters.get(PlaceArguments.parameterAt(parameters, index));
        if (parameter.type() == ValueType.WORD && !(syntax instanceof Syntax.Empty)) {
            return CheckArgument.word(function, parameter, syntax).node();
        }
        if (parameter.type() == ValueType.TRUTH) {
            checkCondition(syntax);
        }
        Part part = part(syntax);
        CheckArgument.check(function, parameter, part, position);
        return part.node();
    }

    /** What is evaluated before a name is bound does not see the name. */
    private static boolean seesVariables(FunctionDefinition function, int index) {
        Parameter parameter = function.parameters().get(PlaceArguments.parameterAt(function.parameters(), index));
        return parameter.lazy() || parameter.type() == ValueType.VARIABLE;
    }

    private Map<String, Integer> bindVariables(FunctionDefinition function, List<Syntax> placed) {
        Map<String, Integer> inside = new HashMap<>(variables);
        for (int i = 0; i < placed.size(); i++) {
            Parameter parameter = function.parameters().get(PlaceArguments.parameterAt(function.parameters(), i));
            if (parameter.type() != ValueType.VARIABLE) {
                continue;
            }
            if (!(placed.get(i) instanceof Syntax.Variable(int position, String name))) {
                throw new InvalidExpression(new Fault(
                        "WrongArgumentType",
                        start(placed.get(i)),
                        "a variable such as $item",
                        "",
                        "Position " + start(placed.get(i)) + ": " + function.name()
                                + " needs a variable such as $item here."));
            }
            inside.put(name, slots);
            slots++;
        }
        return inside;
    }

    private int slot(Syntax.Variable variable) {
        Integer slot = variables.get(variable.name());
        if (slot == null) {
            throw new InvalidExpression(new Fault(
                    "UnknownWord",
                    variable.position(),
                    "a variable that a function around it names",
                    EditDistance.nearest(variable.name(), variables.keySet()),
                    "Position " + variable.position() + ": nothing is named $" + variable.name() + " here."));
        }
        return slot;
    }

    private void checkUniqueValues(FunctionDefinition function, Syntax.Call call, boolean outermost) {
        String reason = !outermost
                ? " stands only at the beginning of an expression, never within another function."
                : uniqueValues == Expression.UniqueValues.REFUSED ? " is not possible in this kind of mapping." : "";
        if (!reason.isEmpty()) {
            throw new InvalidExpression(new Fault(
                    "FunctionNotAllowed",
                    call.position(),
                    "another function",
                    "",
                    "Position " + call.position() + ": " + function.name() + reason));
        }
    }

    private static void checkCondition(Syntax syntax) {
        if (syntax instanceof Syntax.Call(int position, String name, List<Syntax> arguments)
                && Functions.named(name)
                        .filter(function -> function.is(FunctionTrait.NO_CONDITION))
                        .isPresent()) {
            throw new InvalidExpression(new Fault(
                    "FunctionNotAllowed",
                    position,
                    "a condition",
                    "",
                    "Position " + position + ": " + name + " is no condition; put it around the whole instead."));
        }
    }

    private static InvalidExpression unknown(Syntax.Call call) {
        String nearest = Functions.nearest(call.name()).orElse("");
        return new InvalidExpression(new Fault(
                "UnknownFunction",
                call.position(),
                "the name of a function",
                nearest,
                "Position " + call.position() + ": there is no function " + call.name() + "."
                        + (nearest.isEmpty() ? "" : " Did you mean " + nearest + "?")));
    }

    private static InvalidExpression notWhole(int position, String written) {
        return new InvalidExpression(new Fault(
                "ExpressionSyntax",
                position,
                "a function, an attribute or a text",
                "",
                "Position " + position + ": " + written
                        + " alone is no expression; for a fixed value use a mapping of the kind Constant."));
    }

    /** Where a part begins. */
    private static int start(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Comparison comparison -> start(comparison.left());
            case Syntax.Concatenation concatenation ->
                start(concatenation.parts().getFirst());
            default -> syntax.position();
        };
    }
}
