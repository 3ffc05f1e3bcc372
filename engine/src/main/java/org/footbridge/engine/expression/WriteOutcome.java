package org.footbridge.engine.expression;

import java.util.stream.Collectors;

/** Writes what came out of an evaluation, for people: texts in quotes, lists in brackets. */
public final class WriteOutcome {

    private static final int SHORT = 80;

    private WriteOutcome() {}

    /** E.g. {@code "Joh"}, {@code 7}, {@code ["a", "b"]}, {@code no value}, {@code left alone}, {@code NotANumber}. */
    public static String inWords(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Computed computed -> inWords(computed.value());
            case Outcome.LeaveAttribute leave -> "left alone";
            case Outcome.LeaveObject leave -> "object left alone";
            case Outcome.Faulted faulted -> "fails: " + faulted.fault().code();
        };
    }

    public static String inWords(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> "no value";
            case Value.Text(String text) -> WriteExpression.quoted(text);
            case Value.Many many ->
                many.values().stream().map(WriteOutcome::inWords).collect(Collectors.joining(", ", "[", "]"));
            case Value.Whole whole -> TextForm.of(whole);
            case Value.Decimal decimal -> TextForm.of(decimal);
            case Value.Truth truth -> TextForm.of(truth);
            case Value.Moment moment -> TextForm.of(moment);
            case Value.Bytes bytes -> bytes.base64();
            case Value.Reference reference -> reference.distinguishedName();
        };
    }

    /** The text that flows, for a single value or none. */
    public static String text(Value value) {
        return TextForm.of(value);
    }

    /** For messages: not longer than a line. */
    public static String shortened(Value value) {
        String text = Single.isSeveral(value) ? inWords(value) : TextForm.of(value);
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "...";
    }
}
