package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A call, with its arguments in the positions of the function's parameters. */
final class CallFunction extends Node {

    private final FunctionDefinition function;
    private final Node[] arguments;
    private final Behaviour.Body body;
    private final int each;

    CallFunction(FunctionDefinition function, Node[] arguments, Behaviour.Body body) {
        this.function = function;
        this.arguments = arguments;
        this.body = body;
        this.each = eachOf(function);
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        evaluation.budget().spend(1);
        Arguments given = new Arguments(this, evaluation);
        if (each >= 0 && given.value(each) instanceof Value.Many(List<Value> values)) {
            return forEach(values, given);
        }
        return checked(body.call(given));
    }

    String name() {
        return function.name();
    }

    Node[] arguments() {
        return arguments;
    }

    /** How the reference calls the parameter at this position. */
    String parameter(int index) {
        List<Parameter> parameters = function.parameters();
        return parameters.get(PlaceArguments.parameterAt(parameters, index)).name();
    }

    @Override
    boolean isConstant() {
        return Arrays.stream(arguments).allMatch(each -> each instanceof Constant || !each.given());
    }

    @Override
    void addReads(Set<String> names) {
        for (Node argument : arguments) {
            argument.addReads(names);
        }
    }

    private Value forEach(List<Value> values, Arguments given) {
        List<Value> results = new ArrayList<>(values.size());
        for (Value value : values) {
            given.budget().spend(1);
            given.set(each, value);
            results.addAll(Single.list(checked(body.call(given))));
        }
        return new Value.Many(results);
    }

    private static Value checked(Value result) {
        if (result instanceof Value.Text(String text) && text.length() > Limits.CHARACTERS) {
            throw new LimitReached("ValueTooLong", "A text would have more than " + Limits.CHARACTERS + " characters.");
        }
        if (result instanceof Value.Many(List<Value> values) && values.size() > Limits.VALUES) {
            throw new LimitReached("TooManyValues", "A list would have more than " + Limits.VALUES + " values.");
        }
        return result;
    }

    private static int eachOf(FunctionDefinition function) {
        List<Parameter> parameters = function.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).eachValue()) {
                return i;
            }
        }
        return -1;
    }
}
