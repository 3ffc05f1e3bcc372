package org.footbridge.engine.expression;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Plain letters in place of Latin letters with marks. What the documented table has and Unicode does not decompose is
 * listed here; all else of the table is what is left of a letter when its marks are taken away.
 */
final class NormalizeDiacritics {

    private static final Map<Integer, String> PLAIN = Map.of(
            (int) 'æ', "ae", (int) 'Æ', "AE", (int) 'ø', "oe", (int) 'Ø', "OE", (int) 'œ', "oe", (int) 'Œ', "OE",
            (int) 'ı', "i", (int) 'ł', "l", (int) 'Ł', "L", (int) 'ß', "ss");

    private static final Map<Integer, String> GERMAN = Map.of(
            (int) 'ä', "ae", (int) 'ö', "oe", (int) 'ü', "ue", (int) 'Ä', "Ae", (int) 'Ö', "Oe", (int) 'Ü', "Ue");

    private static final Map<Integer, String> DANISH = Map.of((int) 'å', "aa", (int) 'Å', "Aa");

    private static final Map<String, Map<Integer, String>> OF_LANGUAGE =
            Map.of("de", GERMAN, "da", DANISH, "no", DANISH, "nb", DANISH, "nn", DANISH);

    private NormalizeDiacritics() {}

    static String normalize(String text) {
        return normalize(text, Map.of());
    }

    /** @param culture a language with or without a region; empty for none */
    static String normalize(String text, String culture) {
        String language = Locale.forLanguageTag(culture).getLanguage();
        return normalize(ComposeText.compose(text), OF_LANGUAGE.getOrDefault(language, Map.of()));
    }

    private static String normalize(String text, Map<Integer, String> first) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 128) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        // the mark may belong to the letter before
        at = Math.max(at - 1, 0);
        StringBuilder plain = new StringBuilder(text.length() + 8).append(text, 0, at);
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            int marks = at + Character.charCount(letter);
            int end = behindMarks(text, marks);
            String own = first.get(letter);
            if (own != null) {
                plain.append(own);
            } else {
                append(plain, letter, text.substring(at, end));
            }
            at = end;
        }
        return plain.toString();
    }

    private static int behindMarks(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '\u0300' && text.charAt(end) <= '\u036F') {
            end++;
        }
        return end;
    }

    /** @param marked the letter with the marks behind it, which say nothing about the letter */
    private static void append(StringBuilder plain, int letter, String marked) {
        int base = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .codePointAt(0);
        if (Character.UnicodeScript.of(base) == Character.UnicodeScript.LATIN) {
            plain.append(PLAIN.getOrDefault(base, Character.toString(base)));
        } else {
            plain.append(marked);
        }
    }
}
