package org.footbridge.engine.regex;

/** A place in a pattern, and what both the parser of patterns and that of classes read there. */
final class ReadPattern {

    private final String pattern;
    private int at;

    ReadPattern(String pattern) {
        this.pattern = pattern;
    }

    int at() {
        return at;
    }

    void goTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at == pattern.length();
    }

    boolean sees(char c) {
        return sees(0, c);
    }

    boolean sees(int ahead, char c) {
        return at + ahead < pattern.length() && pattern.charAt(at + ahead) == c;
    }

    boolean sees(String text) {
        return pattern.startsWith(text, at);
    }

    /** Whether there is another character so far ahead. */
    boolean has(int ahead) {
        return at + ahead < pattern.length();
    }

    char peek() {
        return pattern.charAt(at);
    }

    char next() {
        if (atEnd()) {
            throw fault("The pattern ends too early");
        }
        return pattern.charAt(at++);
    }

    boolean accept(char c) {
        if (sees(c)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char c, String reason) {
        if (!accept(c)) {
            throw fault(reason);
        }
    }

    InvalidRegularExpression fault(String reason) {
        return new InvalidRegularExpression(at, reason);
    }

    boolean seesDigit() {
        return !atEnd() && peek() >= '0' && peek() <= '9';
    }

    /** A run of digits. */
    int number() {
        long number = 0;
        while (seesDigit()) {
            number = number * 10 + (next() - '0');
            if (number > Integer.MAX_VALUE) {
                throw fault("The number is too large");
            }
        }
        return (int) number;
    }

    /** A run of word characters, possibly empty. */
    String word() {
        int begin = at;
        while (!atEnd() && Category.isWord(peek())) {
            at++;
        }
        return pattern.substring(begin, at);
    }

    /** The character that an escape stands for; its backslash is already read. */
    char escapedCharacter() {
        if (seesDigit() && peek() < '8') {
            return octal();
        }
        char letter = next();
        return switch (letter) {
            case 'a' -> '\u0007';
            case 'b' -> '\b';
            case 'e' -> '\u001B';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000B';
            case 'x' -> hexadecimal(2);
            case 'u' -> hexadecimal(4);
            case 'c' -> control();
            default -> {
                if (Category.isWord(letter)) {
                    at--;
                    throw fault("\\" + letter + " means nothing");
                }
                yield letter;
            }
        };
    }

    private char octal() {
        int code = 0;
        for (int digits = 0; digits < 3 && seesDigit() && peek() < '8'; digits++) {
            code = code * 8 + (next() - '0');
        }
        return (char) (code & 0xFF);
    }

    private char hexadecimal(int digits) {
        int code = 0;
        for (int read = 0; read < digits; read++) {
            int digit = atEnd() || peek() >= 128 ? -1 : Character.digit(peek(), 16);
            if (digit < 0) {
                throw fault(digits + " hexadecimal digits belong here");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private char control() {
        int code = Character.toUpperCase(next()) - '@';
        if (code < 0 || code >= ' ') {
            at--;
            throw fault("There is no such control character");
        }
        return (char) code;
    }

    /** {@code {name}} of a property; {@code \p} is already read. */
    String propertyName() {
        expect('{', "The name of a property in braces belongs here");
        int begin = at;
        while (!atEnd() && (Category.isWord(peek()) || peek() == '-')) {
            at++;
        }
        String name = pattern.substring(begin, at);
        expect('}', "The name of a property ends with a brace");
        return name;
    }
}
