package org.footbridge.sampleforest.population;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Plain letters for account names and addresses. */
final class Latin {
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('ä', "ae"),
            Map.entry('ö', "oe"),
            Map.entry('ü', "ue"),
            Map.entry('ø', "o"),
            Map.entry('æ', "ae"),
            Map.entry('å', "a"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ı', "i"),
            Map.entry('þ', "th"),
            Map.entry('ð', "d"));

    private Latin() {}

    /** {@code Müller-Lüdenscheidt} becomes {@code mueller-luedenscheidt}; other signs vanish. */
    static String plain(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (char c : Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .toCharArray()) {
            text.append(LETTERS.getOrDefault(c, String.valueOf(c)));
        }
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[^a-z0-9-]", "");
    }
}
