package org.footbridge.engine.expression;

import java.util.List;

/** Writes an expression so that reading it again gives the same. */
final class WriteExpression {

    private WriteExpression() {}

    static String of(Syntax syntax) {
        StringBuilder text = new StringBuilder();
        write(syntax, text);
        return text.toString();
    }

    /** In double quotes, with {@code \\} and {@code \"} for backslash and quote. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static void write(Syntax syntax, StringBuilder text) {
        switch (syntax) {
            case Syntax.Attribute attribute ->
                text.append('[').append(attribute.name()).append(']');
            case Syntax.Text constant -> text.append(quoted(constant.text()));
            case Syntax.Numeral number -> text.append(number.written());
            case Syntax.Word word -> text.append(word.word());
            case Syntax.Setting setting ->
                text.append('%').append(setting.name()).append('%');
            case Syntax.Variable variable -> text.append('$').append(variable.name());
            case Syntax.Empty empty -> {
                // nothing stands there
            }
            case Syntax.Call call -> {
                text.append(call.name()).append('(');
                write(call.arguments(), ", ", text);
                text.append(')');
            }
            case Syntax.Comparison comparison -> {
                write(comparison.left(), text);
                text.append(' ').append(comparison.operator().sign()).append(' ');
                write(comparison.right(), text);
            }
            case Syntax.Concatenation concatenation -> write(concatenation.parts(), " & ", text);
        }
    }

    private static void write(List<Syntax> parts, String separator, StringBuilder text) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                text.append(separator);
            }
            write(parts.get(i), text);
        }
    }
}
