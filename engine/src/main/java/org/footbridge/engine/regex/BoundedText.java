package org.footbridge.engine.regex;

/** A text that is being made, and that may only become so long. */
final class BoundedText {

    private final StringBuilder text = new StringBuilder();

    void append(String words) {
        append(words, 0, words.length());
    }

    void append(String words, int begin, int end) {
        if (text.length() + (end - begin) > RegularExpression.LONGEST_TEXT) {
            throw new RegularExpressionTooCostly(
                    "The replaced text would be longer than " + RegularExpression.LONGEST_TEXT + " characters");
        }
        text.append(words, begin, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
