package org.footbridge.engine.expression;

import java.math.BigDecimal;
import java.util.Optional;
import org.footbridge.engine.expression.InvalidExpression.Fault;
import org.footbridge.engine.expression.Syntax.Operator;

/** A place in the text of an expression: reads the smallest things that mean something. For one thread. */
final class Cursor {

    private static final int SHOWN = 12;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == text.length();
    }

    Cursor skipBlanks() {
        while (at < text.length() && WhiteSpace.is(text.charAt(at))) {
            at++;
        }
        return this;
    }

    /** The next character; 0 at the end. */
    char next() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    /** Passes a character, if it stands here. */
    boolean passes(char c) {
        if (next() != c || atEnd()) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes a sign of comparison, if one stands here. */
    Optional<Operator> operator() {
        char first = next();
        char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        Operator found = switch (first) {
            case '=' -> Operator.EQUAL;
            case '<' -> second == '>' ? Operator.NOT_EQUAL : second == '=' ? Operator.LESS_OR_EQUAL : Operator.LESS;
            case '>' -> second == '=' ? Operator.GREATER_OR_EQUAL : Operator.GREATER;
            default -> null;
        };
        if (found == null) {
            return Optional.empty();
        }
        at += found.sign().length();
        return Optional.of(found);
    }

    /** A word of letters, digits and underscores; empty when none begins here. */
    String word() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at), at == start)) {
            at++;
        }
        return text.substring(start, at);
    }

    /** What stands between here and the closing character, which is passed; for {@code [name]} and {@code %name%}. */
    String name(char close, String what) {
        int start = at;
        at++;
        while (at < text.length() && isNamePart(text.charAt(at), close)) {
            at++;
        }
        if (next() != close || atEnd()) {
            throw fault(at, "\"" + close + "\" at the end of the " + what + " that begins at character " + (start + 1));
        }
        String name = text.substring(start + 1, at);
        if (name.isBlank()) {
            throw fault(at, "the name of the " + what);
        }
        at++;
        return name;
    }

    /** A text in double quotes. {@code \\} and {@code \"} are backslash and quote; any other backslash stays. */
    String quoted() {
        int start = at;
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
                c = text.charAt(at);
            }
            value.append(c);
            at++;
        }
        if (!passes('"')) {
            throw fault(at, "\"\"\" at the end of the text that begins at character " + (start + 1));
        }
        return value.toString();
    }

    /** Digits, with a sign and a fraction if there are any. */
    Syntax.Numeral number() {
        int start = at;
        passes('-');
        digits();
        if (next() == '.') {
            at++;
            digits();
        }
        noWordHere();
        String written = text.substring(start, at);
        return new Syntax.Numeral(
                start, written, NumberForm.of(written).orElseGet(() -> new Value.Decimal(new BigDecimal(written))));
    }

    /** {@code &H} and hexadecimal digits. */
    Syntax.Numeral hexadecimal() {
        int start = at;
        at++;
        if (!passes('H') && !passes('h')) {
            at = start;
            throw fault(start, "an attribute, a text, a number or a function");
        }
        int first = at;
        while (Character.digit(next(), 16) >= 0 && next() < 128) {
            at++;
        }
        if (at == first || at - first > 16) {
            throw fault(first, "1 to 16 hexadecimal digits");
        }
        noWordHere();
        String digits = text.substring(first, at);
        return new Syntax.Numeral(
                start, text.substring(start, at), new Value.Whole(Long.parseUnsignedLong(digits, 16)));
    }

    /** Something else was expected at a position. */
    InvalidExpression fault(int position, String expected) {
        return fault(position, expected, "");
    }

    /** @param hint a further sentence */
    InvalidExpression fault(int position, String expected, String hint) {
        String message =
                InvalidExpression.at(position) + "found " + shown(position) + " where " + expected + " is expected.";
        return new InvalidExpression(
                new Fault("ExpressionSyntax", position, expected, "", hint.isEmpty() ? message : message + " " + hint));
    }

    private void digits() {
        int start = at;
        while (next() >= '0' && next() <= '9') {
            at++;
        }
        if (at == start) {
            throw fault(at, "a digit");
        }
    }

    private void noWordHere() {
        if (isWordPart(next(), false)) {
            throw fault(at, "the end of the number", "A text stands in double quotes.");
        }
    }

    private String shown(int position) {
        if (position >= text.length()) {
            return "the end";
        }
        int end = Math.min(text.length(), position + SHOWN);
        String rest = text.substring(position, end).replaceAll("\\s+", " ");
        return end < text.length() ? rest + "..." : rest;
    }

    private static boolean isWordPart(char c, boolean first) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
    }

    /** In brackets almost anything is a name. */
    private static boolean isNamePart(char c, char close) {
        return close == ']'
                ? c != ']' && c != '[' && c != '"' && !Character.isISOControl(c)
                : isWordPart(c, false) || c == '.' || c == '-';
    }
}
