package org.footbridge.service.schemas;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Enumerations as Microsoft Graph spells them: {@code OBJECT_ADD_ONLY} is {@code ObjectAddOnly}. */
final class GraphWords {
    private GraphWords() {}

    static String of(Enum<?> value) {
        return Arrays.stream(value.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** All values by their words, in order. */
    static <E extends Enum<E>> Map<String, E> all(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(of(value), value);
        }
        return words;
    }
}
