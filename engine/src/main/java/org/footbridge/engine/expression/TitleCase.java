package org.footbridge.engine.expression;

import java.util.BitSet;
import java.util.Optional;

/** Capital letters at the beginning of words. */
final class TitleCase {

    private static final char APOSTROPHE = '\'';

    private TitleCase() {}

    /** @param separators the characters that words end with; those of .NET when not given */
    static String of(String text, Optional<String> separators) {
        String lower = LetterCase.lower(text, false);
        Optional<BitSet> ends = separators.map(TitleCase::letters);
        StringBuilder title = new StringBuilder(lower.length());
        boolean inWord = false;
        int at = 0;
        while (at < lower.length()) {
            int letter = lower.codePointAt(at);
            boolean separates = ends.map(all -> all.get(letter)).orElseGet(() -> separates(letter));
            if (!inWord && !separates) {
                title.appendCodePoint(LetterCase.title(letter));
                // by the rules of .NET a word begins with a letter, by given separators with anything
                inWord = separators.isPresent() || Character.isLetter(letter);
            } else {
                title.appendCodePoint(letter);
                inWord = inWord && (!separates || (separators.isEmpty() && letter == APOSTROPHE));
            }
            at += Character.charCount(letter);
        }
        return title.toString();
    }

    private static BitSet letters(String text) {
        BitSet letters = new BitSet();
        text.codePoints().forEach(letters::set);
        return letters;
    }

    private static boolean separates(int letter) {
        return switch ((byte) Character.getType(letter)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }
}
