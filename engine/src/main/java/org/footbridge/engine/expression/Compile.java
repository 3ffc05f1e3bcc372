package org.footbridge.engine.expression;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.engine.expression.Expression.Result;
import org.footbridge.engine.expression.InvalidExpression.Fault;

/** Turns syntax into nodes: finds functions, checks arguments, evaluates beforehand what is constant. */
final class Compile {

    private final Expression.UniqueValues uniqueValues;
    private final FoldConstants fold = new FoldConstants();

    /** Those that can be seen where the compiler is, by name. */
    private Map<String, Integer> variables = Map.of();

    private final Set<String> parameters = new LinkedHashSet<>();
    private int slots;
    private boolean redacts;

    private Compile(Expression.UniqueValues uniqueValues) {
        this.uniqueValues = uniqueValues;
    }

    /** @throws InvalidExpression when the text is none, calls what does not exist, or calls it wrongly */
    static Expression expression(String text, Expression.UniqueValues uniqueValues) {
        Syntax syntax = ReadExpression.read(text);
        Compile compile = new Compile(uniqueValues);
        Part whole = compile.whole(syntax);
        return new Expression(text, syntax, whole, compile.slots, compile.redacts, compile.parameters);
    }

    private Part whole(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Text(int position, String constant)
            when constant.isEmpty() -> new Part(new Constant(Value.NOTHING), ValueType.ANY);
            case Syntax.Numeral(int position, String written, Value value) -> throw notWhole(position, written);
            case Syntax.Word word -> {
                Keyword.part(word);
                throw notWhole(word.position(), word.word());
            }
            case Syntax.Call call -> call(call, true);
            default -> part(syntax);
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
            case Syntax.Setting setting -> {
                parameters.add(setting.name());
                yield new Part(new ReadParameter(setting.name()), ValueType.TEXT);
            }
            case Syntax.Variable variable -> new Part(new ReadVariable(slot(variable)), ValueType.ANY);
            case Syntax.Word word -> Keyword.part(word);
            case Syntax.Call call -> call(call, false);
            case Syntax.Comparison comparison ->
                throw CheckArgument.misplaced(comparison, "A comparison stands only where a Boolean is expected.");
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
        Set<Result> branches = new LinkedHashSet<>();
        int[] positions = new int[placed.size()];
        for (int i = 0; i < arguments.length; i++) {
            positions[i] = start(placed.get(i));
            variables = seesVariables(function, i) ? inside : outside;
            Part argument = argument(function, i, placed.get(i), positions[i]);
            arguments[i] = argument.node();
            if (givesArgument(function, i)) {
                branches.addAll(argument.results());
            }
        }
        variables = outside;
        Node node = switch (function.behaviour()) {
            case Behaviour.OfText(var operator) -> new MapText(operator, arguments[0]);
            case Behaviour.OfAttribute attribute -> namedAttribute(new CallSite(call, arguments, positions));
            case Behaviour.OfCall(var preparation) ->
                new CallFunction(function, arguments, preparation.prepare(new CallSite(call, arguments, positions)));
        };
        Node folded = function.pure() ? fold.whenConstant(node) : node;
        return branches.isEmpty() || folded instanceof Constant
                ? new Part(folded, function.returns())
                : new Part(folded, function.returns(), List.copyOf(branches));
    }

    /** Whether what comes out may be this argument as it is. */
    private static boolean givesArgument(FunctionDefinition function, int index) {
        List<Parameter> parameters = function.parameters();
        return function.is(FunctionTrait.GIVES_ARGUMENT)
                && parameters.get(PlaceArguments.parameterAt(parameters, index)).type() == ValueType.ANY;
    }

    private Part comparison(Syntax.Comparison comparison) {
        Node left = part(comparison.left()).node();
        Node right = part(comparison.right()).node();
        return new Part(fold.whenConstant(new Compare(comparison.operator(), left, right)), ValueType.TRUTH);
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

    private Part argument(FunctionDefinition function, int index, Syntax syntax, int position) {
        List<Parameter> parameters = function.parameters();
        Parameter parameter = parameters.get(PlaceArguments.parameterAt(parameters, index));
        if (parameter.type() == ValueType.WORD && !(syntax instanceof Syntax.Empty)) {
            return CheckArgument.word(function, parameter, syntax);
        }
        if (parameter.type() == ValueType.TRUTH) {
            checkCondition(syntax);
        }
        Part part;
        if (syntax instanceof Syntax.Comparison comparison) {
            CheckArgument.checkComparison(function, parameter, comparison);
            part = comparison(comparison);
        } else {
            part = part(syntax);
        }
        CheckArgument.check(function, parameter, part, position);
        return part;
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
                        InvalidExpression.at(start(placed.get(i))) + "" + function.name()
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
                    InvalidExpression.at(variable.position()) + "nothing is named $" + variable.name() + " here."));
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
                    InvalidExpression.at(call.position()) + "" + function.name() + reason));
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
                    InvalidExpression.at(position) + "" + name + " is no condition; put it around the whole instead."));
        }
    }

    private static InvalidExpression unknown(Syntax.Call call) {
        String nearest = Functions.nearest(call.name()).orElse("");
        return new InvalidExpression(new Fault(
                "UnknownFunction",
                call.position(),
                "the name of a function",
                nearest,
                InvalidExpression.at(call.position()) + "there is no function " + call.name() + "."
                        + (nearest.isEmpty() ? "" : " Did you mean " + nearest + "?")));
    }

    private static InvalidExpression notWhole(int position, String written) {
        return new InvalidExpression(new Fault(
                "ExpressionSyntax",
                position,
                "a function, an attribute or a text",
                "",
                InvalidExpression.at(position) + "" + written
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
