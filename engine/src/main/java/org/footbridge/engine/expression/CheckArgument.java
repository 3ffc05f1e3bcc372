package org.footbridge.engine.expression;

import java.util.Optional;
import org.footbridge.engine.expression.InvalidExpression.Fault;

/** Says before any evaluation whether an argument can ever be what its parameter needs. */
final class CheckArgument {

    private CheckArgument() {}

    /** @throws InvalidExpression when it cannot */
    static void check(FunctionDefinition function, Parameter parameter, Part part, int position) {
        if (!part.node().given()) {
            return;
        }
        boolean possible = accepts(parameter.type(), part.type())
                && (!(part.node() instanceof Constant constant) || accepts(parameter.type(), constant.value()));
        if (!possible) {
            throw new InvalidExpression(new Fault(
                    "WrongArgumentType",
                    position,
                    parameter.name() + ", a " + parameter.type().title(),
                    "",
                    InvalidExpression.at(position) + "" + function.name() + " needs a "
                            + parameter.type().title() + " as " + parameter.name() + ", and this is "
                            + (part.node() instanceof Constant constant
                                    ? WriteOutcome.inWords(constant.value())
                                    : "a " + part.type().title())
                            + "." + hint(parameter.type())));
        }
    }

    /** @throws InvalidExpression when no condition is expected there */
    static void checkComparison(FunctionDefinition function, Parameter parameter, Syntax.Comparison comparison) {
        if (parameter.type() == ValueType.TRUTH || function.is(FunctionTrait.TESTS_ARGUMENT)) {
            return;
        }
        String reason = function.is(FunctionTrait.COMPARES_KEYS)
                ? "Connect's Switch takes pairs of condition and value, this one a source, a default, and pairs of key "
                        + "and value. For conditions put one IIF into another."
                : "A comparison stands only where a Boolean is expected; " + function.name() + " takes a "
                        + parameter.type().title() + " as " + parameter.name() + ".";
        throw misplaced(comparison, reason);
    }

    static InvalidExpression misplaced(Syntax.Comparison comparison, String reason) {
        return new InvalidExpression(new Fault(
                "WrongArgumentType",
                comparison.position(),
                "\",\" or \")\"",
                "",
                InvalidExpression.at(comparison.position()) + "no comparison can stand here. " + reason));
    }

    private static boolean accepts(ValueType wanted, ValueType given) {
        if (given == ValueType.ANY || given == wanted) {
            return true;
        }
        return switch (wanted) {
            case ANY, TEXT, SEVERAL -> true;
            case WHOLE, NUMBER -> given == ValueType.WHOLE || given == ValueType.NUMBER || given == ValueType.TEXT;
            case TRUTH -> given == ValueType.WHOLE || given == ValueType.NUMBER || given == ValueType.TEXT;
            case BYTES, REFERENCE -> given == ValueType.TEXT;
            case MOMENT, WORD, VARIABLE -> false;
        };
    }

    private static boolean accepts(ValueType wanted, Value constant) {
        return switch (wanted) {
            case WHOLE -> NumberForm.of(constant).flatMap(NumberForm::whole).isPresent();
            case NUMBER -> NumberForm.of(constant).isPresent();
            case TRUTH -> TruthForm.of(constant).isPresent();
            case MOMENT -> constant instanceof Value.Moment;
            case ANY, TEXT, SEVERAL, BYTES, REFERENCE, WORD, VARIABLE -> true;
        };
    }

    /** The word as it is documented; it may be quoted, and in any case. */
    static Part word(FunctionDefinition function, Parameter parameter, Syntax argument) {
        Optional<String> written = switch (argument) {
            case Syntax.Word word -> Optional.of(word.word());
            case Syntax.Text text -> Optional.of(text.text());
            default -> Optional.empty();
        };
        for (String known : parameter.words()) {
            if (written.isPresent() && known.equalsIgnoreCase(written.get())) {
                return new Part(new Constant(new Value.Text(known)), ValueType.WORD);
            }
        }
        String expected = String.join(" or ", parameter.words());
        String nearest = written.map(word -> EditDistance.nearest(word, parameter.words()))
                .orElse("");
        throw new InvalidExpression(new Fault(
                "UnknownWord",
                argument.position(),
                expected,
                nearest,
                InvalidExpression.at(argument.position()) + "" + parameter.name() + " of " + function.name() + " is "
                        + expected + "." + (nearest.isEmpty() ? "" : " Did you mean " + nearest + "?")));
    }

    private static String hint(ValueType wanted) {
        return switch (wanted) {
            case MOMENT -> " Make a date of a text with CDate.";
            case WHOLE, NUMBER, TEXT, BYTES, REFERENCE -> " Choose one of several values with Item.";
            case TRUTH -> " Compare it with something.";
            case ANY, SEVERAL, WORD, VARIABLE -> "";
        };
    }
}
