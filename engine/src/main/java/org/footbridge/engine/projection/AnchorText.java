package org.footbridge.engine.projection;

import java.util.Optional;
import org.footbridge.engine.AttributeValue;

/** What a value must keep to so that it can be a source anchor. */
final class AnchorText {

    private static final int LONGEST = 59;
    private static final int OTHER_CHARACTER = 3;
    private static final String FORBIDDEN = "\\!#$%&*+/=?^`{}|~<>()';:,[]\"@_";

    private AnchorText() {}

    /** What is wrong, for people; goes on from "it". Bytes are written in base64, which may have any character. */
    static Optional<String> fault(AttributeValue value) {
        String text = value.text();
        if (value instanceof AttributeValue.Text) {
            Optional<String> forbidden = forbidden(text);
            if (forbidden.isPresent()) {
                return forbidden.map(character -> "has the character " + character);
            }
        }
        int length = length(text);
        return length <= LONGEST
                ? Optional.empty()
                : Optional.of("counts " + length + " characters, where those that are no letters a to z and no digits"
                        + " count " + OTHER_CHARACTER + "; " + LONGEST + " is the most");
    }

    private static Optional<String> forbidden(String text) {
        return text.codePoints()
                .filter(character -> FORBIDDEN.indexOf(character) >= 0 || Character.isISOControl(character))
                .mapToObj(character -> Character.isISOControl(character)
                        ? "U+%04X".formatted(character)
                        : Character.toString(character))
                .findFirst();
    }

    private static int length(String text) {
        return text.codePoints()
                .map(character -> isLetterOrDigit(character) ? 1 : OTHER_CHARACTER)
                .sum();
    }

    private static boolean isLetterOrDigit(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
