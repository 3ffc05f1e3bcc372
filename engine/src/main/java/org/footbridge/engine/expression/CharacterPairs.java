package org.footbridge.engine.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code å:a,ä:ae}: what single characters are replaced by. */
final class CharacterPairs {

    static final String EXPECTED = "pairs of one character and its replacement such as å:a,ä:ae";

    private CharacterPairs() {}

    /** @return nothing when it is not written like that */
    static Optional<Map<Character, String>> parse(String pattern) {
        StringBuilder written = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            if (!WhiteSpace.is(pattern.charAt(i))) {
                written.append(pattern.charAt(i));
            }
        }
        Map<Character, String> pairs = new HashMap<>();
        for (String pair : written.toString().split(",", -1)) {
            if (pair.indexOf(':') != 1) {
                return Optional.empty();
            }
            pairs.putIfAbsent(pair.charAt(0), pair.substring(2));
        }
        return Optional.of(pairs);
    }
}
