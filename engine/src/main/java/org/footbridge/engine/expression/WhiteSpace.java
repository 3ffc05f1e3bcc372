package org.footbridge.engine.expression;

/** White space as .NET's {@code Char.IsWhiteSpace} has it: Unicode's property, no-break spaces among it. */
final class WhiteSpace {

    private WhiteSpace() {}

    static boolean is(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == '\u0085' || c == '\u00a0' || (c >= '\u1680' && isSeparator(c));
    }

    /** Without white space at both ends; the same text when there is none. */
    static String trim(String text) {
        return trimStart(trimEnd(text));
    }

    static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && is(text.charAt(start))) {
            start++;
        }
        return start == 0 ? text : text.substring(start);
    }

    static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return end == text.length() ? text : text.substring(0, end);
    }

    private static boolean isSeparator(char c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
