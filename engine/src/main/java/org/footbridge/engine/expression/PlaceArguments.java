package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.expression.Parameter.Presence;

/** Brings the arguments of a call into the positions of the function's parameters. */
final class PlaceArguments {

    private PlaceArguments() {}

    /**
     * The arguments in the order of the parameters; an optional one that was left out alone becomes an empty position.
     *
     * @throws InvalidExpression when there are too few or too many, or a required one is empty
     */
    static List<Syntax> place(FunctionDefinition function, Syntax.Call call) {
        List<Parameter> parameters = function.parameters();
        List<Syntax> given = new ArrayList<>(call.arguments());
        int leftOut = firstLeftOut(parameters, given.size());
        if (leftOut >= 0) {
            given.add(leftOut, new Syntax.Empty(call.position()));
        }
        int least = (int) parameters.stream()
                .filter(parameter -> parameter.presence() != Presence.OPTIONAL)
                .count();
        int repeating = repeating(parameters);
        least = Math.max(least, lastNeeded(parameters));
        boolean tooMany = repeating == 0 && given.size() > parameters.size();
        if (tooMany || given.size() < least) {
            throw wrongCount(function, call);
        }
        if (repeating > 1 && (given.size() - (parameters.size() - repeating)) % repeating != 0) {
            throw wrongCount(function, call);
        }
        for (int i = 0; i < given.size(); i++) {
            Parameter parameter = parameters.get(parameterAt(parameters, i));
            if (given.get(i) instanceof Syntax.Empty(int position) && mustNotBeEmpty(parameters, parameter, i)) {
                throw new InvalidExpression(new InvalidExpression.Fault(
                        "ArgumentMissing",
                        position,
                        parameter.name() + ", a " + parameter.type().title(),
                        "",
                        function.name() + " needs " + parameter.name() + ", and the position is empty."));
            }
        }
        return given;
    }

    /** Which parameter stands at a position; those that repeat stand there again and again. */
    static int parameterAt(List<Parameter> parameters, int index) {
        if (index < parameters.size()) {
            return index;
        }
        int repeating = Math.max(1, repeating(parameters));
        int first = parameters.size() - repeating;
        return first + (index - first) % repeating;
    }

    /** The position of an optional parameter before required ones when exactly it is left out; else -1. */
    private static int firstLeftOut(List<Parameter> parameters, int count) {
        if (count != parameters.size() - 1) {
            return -1;
        }
        for (int i = 0; i < parameters.size() - 1; i++) {
            if (parameters.get(i).presence() == Presence.OPTIONAL
                    && parameters.get(i + 1).presence() == Presence.REQUIRED) {
                return i;
            }
        }
        return -1;
    }

    private static int lastNeeded(List<Parameter> parameters) {
        for (int i = parameters.size(); i > 0; i--) {
            if (parameters.get(i - 1).presence() != Presence.OPTIONAL) {
                return i;
            }
        }
        return 0;
    }

    private static int repeating(List<Parameter> parameters) {
        return (int) parameters.stream()
                .filter(parameter -> parameter.presence() == Presence.REPEATING)
                .count();
    }

    private static boolean mustNotBeEmpty(List<Parameter> parameters, Parameter parameter, int index) {
        return switch (parameter.presence()) {
            case REQUIRED -> true;
            case MAY_BE_EMPTY, OPTIONAL -> false;
            // the first of them must be there; a later empty one is no value, unless it is a key
            case REPEATING -> index < parameters.size() || (repeating(parameters) > 1 && !parameter.lazy());
        };
    }

    private static InvalidExpression wrongCount(FunctionDefinition function, Syntax.Call call) {
        int count = call.arguments().size();
        return new InvalidExpression(new InvalidExpression.Fault(
                "WrongArgumentCount",
                call.position(),
                function.signature(),
                "",
                function.name() + " has " + count + (count == 1 ? " argument" : " arguments")
                        + " here; it is called as " + function.signature() + "."));
    }
}
