package org.footbridge.engine.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.expression.ExpressionTree.Named;
import org.footbridge.engine.expression.InvalidExpression.Fault;
import org.footbridge.engine.expression.Parameter.Presence;
import org.footbridge.engine.expression.Syntax.Operator;

/** Reads the shape of Graph back. Positions are lost: all are 0. */
final class ReadTree {

    private ReadTree() {}

    static Syntax syntax(ExpressionTree tree) {
        return syntax(tree, 0);
    }

    private static Syntax syntax(ExpressionTree tree, int depth) {
        if (depth > Limits.DEPTH) {
            throw fault("ExpressionTooDeep", "More than " + Limits.DEPTH + " functions stand within each other.");
        }
        return switch (tree.kind()) {
            case ATTRIBUTE -> new Syntax.Attribute(0, tree.name());
            case CONSTANT -> constant(tree);
            case FUNCTION -> function(tree, depth);
        };
    }

    /** Its expression, if that is one; a bare name is a text. */
    private static Syntax constant(ExpressionTree tree) {
        String expression = WhiteSpace.trim(tree.expression());
        if (expression.isEmpty() || tree.expression().equals(tree.name())) {
            return bare(tree.name());
        }
        return ReadExpression.read(expression);
    }

    /** A number, a word, a setting or a variable by its bare text; anything else is a text. */
    private static Syntax bare(String text) {
        try {
            Syntax syntax = ReadExpression.read(text);
            if (syntax instanceof Syntax.Setting
                    || syntax instanceof Syntax.Variable
                    || syntax instanceof Syntax.Numeral
                    || (syntax instanceof Syntax.Word word && Keyword.isKnown(word))) {
                return syntax;
            }
        } catch (InvalidExpression none) {
            // so it is a text
        }
        return new Syntax.Text(0, text);
    }

    private static Syntax function(ExpressionTree tree, int depth) {
        List<Syntax> arguments = new ArrayList<>();
        if (tree.name().equals(WriteTree.CONCATENATION)) {
            tree.parameters().forEach(part -> arguments.add(syntax(part.value(), depth + 1)));
            return new Syntax.Concatenation(0, arguments);
        }
        Optional<Operator> operator = Arrays.stream(Operator.values())
                .filter(each -> each.sign().equals(tree.name()))
                .findFirst();
        if (operator.isPresent()) {
            return new Syntax.Comparison(
                    0,
                    syntax(side(tree, WriteTree.LEFT), depth + 1),
                    operator.get(),
                    syntax(side(tree, WriteTree.RIGHT), depth + 1));
        }
        FunctionDefinition function = Functions.named(tree.name())
                .orElseThrow(() -> fault("UnknownFunction", "There is no function " + tree.name() + "."));
        if (tree.parameters().isEmpty() && !function.parameters().isEmpty()) {
            return ReadExpression.read(tree.expression());
        }
        return new Syntax.Call(0, function.name(), arguments(function, tree, depth));
    }

    private static List<Syntax> arguments(FunctionDefinition function, ExpressionTree tree, int depth) {
        Deque<Named> left = new ArrayDeque<>(tree.parameters());
        List<Syntax> arguments = new ArrayList<>();
        for (Parameter parameter : function.parameters()) {
            if (parameter.presence() == Presence.REPEATING) {
                break;
            }
            arguments.add(taken(left, parameter)
                    .map(value -> argument(parameter, value, depth + 1))
                    .orElseGet(() -> new Syntax.Empty(0)));
        }
        List<String> repeating = function.parameters().stream()
                .filter(parameter -> parameter.presence() == Presence.REPEATING)
                .map(Parameter::graphName)
                .toList();
        while (!left.isEmpty() && repeating.contains(left.element().key())) {
            arguments.add(syntax(left.remove().value(), depth + 1));
        }
        if (!left.isEmpty()) {
            throw fault(
                    "WrongArguments",
                    function.name() + " has no parameter \"" + left.element().key()
                            + "\", or has it twice; it is called as " + function.signature() + ".");
        }
        while (!arguments.isEmpty() && arguments.getLast() instanceof Syntax.Empty) {
            arguments.removeLast();
        }
        return arguments;
    }

    private static Syntax argument(Parameter parameter, ExpressionTree value, int depth) {
        return parameter.type() == ValueType.WORD ? new Syntax.Word(0, value.name()) : syntax(value, depth);
    }

    private static Optional<ExpressionTree> taken(Deque<Named> left, Parameter parameter) {
        for (Named named : left) {
            if (named.key().equals(parameter.graphName()) || named.key().equals(parameter.name())) {
                left.remove(named);
                return Optional.of(named.value());
            }
        }
        return Optional.empty();
    }

    private static ExpressionTree side(ExpressionTree comparison, String key) {
        return comparison.parameters().stream()
                .filter(named -> named.key().equals(key))
                .map(Named::value)
                .findFirst()
                .orElseThrow(() -> fault("WrongArguments", comparison.name() + " needs a parameter \"" + key + "\"."));
    }

    private static InvalidExpression fault(String code, String message) {
        return new InvalidExpression(new Fault(code, 0, "", "", message));
    }
}
