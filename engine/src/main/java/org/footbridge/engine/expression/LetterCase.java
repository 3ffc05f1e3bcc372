package org.footbridge.engine.expression;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * Upper and lower case as .NET has them: one character becomes one character, so that a length never changes; İ and ı
 * stay as they are, but for the cultures whose letters they are.
 */
final class LetterCase {

    static final String NOTE = "Each character becomes one character, so ß stays ß in upper case. "
            + "The cultures tr and az pair I with ı and İ with i; all others give what the invariant one gives.";

    private LetterCase() {}

    /** From a text to the same in another case. */
    @FunctionalInterface
    interface Conversion {
        String convert(String text, boolean turkic);
    }

    static Behaviour.Body prepare(CallSite site, Conversion conversion) {
        Optional<String> culture = site.given(1) ? site.constantText(1) : Optional.of("");
        if (culture.isEmpty()) {
            return arguments -> convert(arguments, conversion, isTurkic(arguments));
        }
        boolean turkic = isTurkic(culture.get())
                .orElseThrow(() -> site.fault(
                        1, "UnknownCulture", "a culture such as en-US", "\"" + culture.get() + "\" is no culture."));
        return arguments -> convert(arguments, conversion, turkic);
    }

    static String lower(String text, boolean turkic) {
        for (int i = 0; i < text.length(); i++) {
            if (changes(text.charAt(i), lower(text.charAt(i), turkic))) {
                return text.codePoints()
                        .map(c -> lower(c, turkic))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    static String upper(String text, boolean turkic) {
        for (int i = 0; i < text.length(); i++) {
            if (changes(text.charAt(i), upper(text.charAt(i), turkic))) {
                return text.codePoints()
                        .map(c -> upper(c, turkic))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** A letter at the beginning of a word. */
    static int title(int letter) {
        return letter == 'ı' ? letter : Character.toTitleCase(letter);
    }

    private static Value convert(Arguments arguments, Conversion conversion, boolean turkic) {
        Value value = arguments.single(0);
        if (value instanceof Value.Nothing) {
            return value;
        }
        String text = arguments.text(0);
        String converted = conversion.convert(text, turkic);
        return value instanceof Value.Text && converted.equals(text) ? value : new Value.Text(converted);
    }

    private static boolean isTurkic(Arguments arguments) {
        return isTurkic(arguments.text(1))
                .orElseThrow(() ->
                        arguments.fault(1, "UnknownCulture", "culture is none.", "Write a culture such as en-US."));
    }

    private static Optional<Boolean> isTurkic(String culture) {
        if (culture.isEmpty()) {
            return Optional.of(false);
        }
        try {
            String language =
                    new Locale.Builder().setLanguageTag(culture).build().getLanguage();
            return Optional.of(language.equals("tr") || language.equals("az"));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Half of a pair may change together with its other half. */
    private static boolean changes(char c, int converted) {
        return converted != c || Character.isHighSurrogate(c);
    }

    private static int lower(int c, boolean turkic) {
        if (c < 128 && c != 'I') {
            return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        return switch (c) {
            case 'I' -> turkic ? 'ı' : 'i';
            case 'İ' -> turkic ? 'i' : 'İ';
            default -> Character.toLowerCase(c);
        };
    }

    private static int upper(int c, boolean turkic) {
        if (c < 128 && c != 'i') {
            return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
        }
        return switch (c) {
            case 'i' -> turkic ? 'İ' : 'I';
            case 'ı' -> turkic ? 'I' : 'ı';
            default -> Character.toUpperCase(c);
        };
    }
}
