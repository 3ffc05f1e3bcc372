package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.engine.expression.InvalidExpression.Fault;
import org.footbridge.engine.expression.Syntax.Operator;

/**
 * Reads the text of an expression.
 *
 * <pre>{@code
 * expression    = concatenation
 * argument      = [ concatenation [ comparison concatenation ] ]
 * concatenation = operand { "&" operand }
 * operand       = "[" attribute "]" | '"' text '"' | number | "&H" hex | "%" setting "%" | "$" variable | word | call
 * call          = name "(" [ argument { "," argument } ] ")"
 * }</pre>
 */
final class ReadExpression {

    private static final String OPERAND = "an attribute in brackets, a text in double quotes, a number or a function";

    private final Cursor cursor;
    private int depth;

    private ReadExpression(String text) {
        cursor = new Cursor(text);
    }

    /** @throws InvalidExpression when the text is none */
    static Syntax read(String text) {
        if (text.length() > Limits.TEXT) {
            throw new InvalidExpression(new Fault(
                    "ExpressionTooLong",
                    Limits.TEXT,
                    "",
                    "",
                    "The expression has " + text.length() + " characters; " + Limits.TEXT + " are allowed."));
        }
        return new ReadExpression(text).whole();
    }

    private Syntax whole() {
        Syntax expression = concatenation();
        if (!cursor.skipBlanks().atEnd()) {
            throw unexpected("the end of the expression");
        }
        return expression;
    }

    private Syntax argument() {
        char next = cursor.skipBlanks().next();
        if (next == ',' || next == ')') {
            return new Syntax.Empty(cursor.position());
        }
        Syntax left = concatenation();
        int position = cursor.skipBlanks().position();
        Optional<Operator> operator = cursor.operator();
        return operator.isEmpty() ? left : new Syntax.Comparison(position, left, operator.get(), concatenation());
    }

    private Syntax concatenation() {
        Syntax first = operand();
        List<Syntax> parts = new ArrayList<>();
        int position = cursor.skipBlanks().position();
        while (cursor.skipBlanks().passes('&')) {
            parts.add(operand());
        }
        if (parts.isEmpty()) {
            return first;
        }
        parts.addFirst(first);
        return new Syntax.Concatenation(position, parts);
    }

    private Syntax operand() {
        int position = cursor.skipBlanks().position();
        char next = cursor.next();
        return switch (next) {
            case '[' -> new Syntax.Attribute(position, cursor.name(']', "attribute"));
            case '%' -> new Syntax.Setting(position, cursor.name('%', "parameter"));
            case '"' -> new Syntax.Text(position, cursor.quoted());
            case '&' -> cursor.hexadecimal();
            case '$' -> variable(position);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> cursor.number();
            default -> wordOrCall(position);
        };
    }

    private Syntax variable(int position) {
        cursor.passes('$');
        String name = cursor.word();
        if (name.isEmpty()) {
            throw cursor.fault(cursor.position(), "the name of a variable");
        }
        return new Syntax.Variable(position, name);
    }

    private Syntax wordOrCall(int position) {
        String word = cursor.word();
        if (word.isEmpty()) {
            throw unexpected(OPERAND);
        }
        if (!cursor.skipBlanks().passes('(')) {
            return new Syntax.Word(position, word);
        }
        if (depth == Limits.DEPTH) {
            throw new InvalidExpression(new Fault(
                    "ExpressionTooDeep",
                    position,
                    "",
                    "",
                    InvalidExpression.at(position) + "more than " + Limits.DEPTH
                            + " functions stand within each other."));
        }
        depth++;
        List<Syntax> arguments = arguments();
        depth--;
        return new Syntax.Call(position, word, arguments);
    }

    private List<Syntax> arguments() {
        List<Syntax> arguments = new ArrayList<>();
        if (cursor.skipBlanks().passes(')')) {
            return arguments;
        }
        do {
            arguments.add(argument());
        } while (cursor.skipBlanks().passes(','));
        if (!cursor.passes(')')) {
            throw unexpected("\",\" or \")\"");
        }
        return arguments;
    }

    private InvalidExpression unexpected(String expected) {
        int position = cursor.position();
        String hint = switch (cursor.next()) {
            case '\u201c', '\u201d', '\u201e' -> "Curly quotes are not valid; write straight ones.";
            case '\'' -> "A text stands in double quotes.";
            case '+', '-', '*', '/' -> "There is no arithmetic; glue texts together with & or Append.";
            case '|' -> "There is no OR; put one IIF into another.";
            case '(' -> "A parenthesis stands only behind the name of a function.";
            default -> wordHint();
        };
        return cursor.fault(position, expected, hint);
    }

    private String wordHint() {
        return switch (cursor.word().toUpperCase(Locale.ROOT)) {
            case "AND" -> "There is no AND; put one IIF into the second argument of another.";
            case "OR" -> "There is no OR; put one IIF into the third argument of another.";
            default -> "";
        };
    }
}
