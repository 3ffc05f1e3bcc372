package org.footbridge.engine.expression;

import java.text.Normalizer;

/**
 * Letters and the marks behind them as one character, in pieces: putting the marks of one letter in order costs the
 * square of their number, and Unicode's stream-safe form has {@value #MARKS} of them at most.
 */
final class ComposeText {

    static final int MARKS = 30;

    private ComposeText() {}

    static String compose(String text) {
        StringBuilder composed = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = pieceEnd(text, at);
            composed.append(Normalizer.normalize(text.substring(at, end), Normalizer.Form.NFC));
            at = end;
        }
        return composed.toString();
    }

    /** Where the piece ends that begins at a position: at the end of the text, or within too many marks. */
    static int pieceEnd(String text, int from) {
        int marks = 0;
        int at = from;
        while (at < text.length() && marks <= MARKS) {
            int letter = text.codePointAt(at);
            marks = isMark(letter) ? marks + 1 : 0;
            at += marks > MARKS ? 0 : Character.charCount(letter);
        }
        return at;
    }

    private static boolean isMark(int letter) {
        return switch ((byte) Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
