package org.footbridge.engine.expression;

import java.util.List;
import org.footbridge.engine.expression.Parameter.Presence;

/** Writes a function as the reference heads it. */
final class WriteSignature {

    private WriteSignature() {}

    static String of(FunctionDefinition function) {
        StringBuilder text = new StringBuilder(function.name()).append('(');
        StringBuilder again = new StringBuilder();
        List<Parameter> parameters = function.parameters();
        boolean first = true;
        for (Parameter parameter : parameters) {
            String separator = first ? "" : ", ";
            first = false;
            switch (parameter.presence()) {
                case REQUIRED, MAY_BE_EMPTY -> text.append(separator).append(parameter.name());
                case OPTIONAL ->
                    text.append('[').append(separator).append(parameter.name()).append(']');
                case REPEATING -> {
                    text.append(separator).append(parameter.name());
                    again.append(", ").append(parameter.name());
                }
            }
        }
        if (parameters.stream().anyMatch(parameter -> parameter.presence() == Presence.REPEATING)) {
            text.append('[').append(again).append(", ...]");
        }
        return text.append(')').toString();
    }
}
