package org.footbridge.engine.expression;

import java.util.Base64;
import java.util.Optional;

/** How bytes are read: of a binary value, or of a text in base64. */
final class ReadBytes {

    private ReadBytes() {}

    /** Ends the evaluation when the value is not base64. */
    static byte[] base64(Arguments arguments, int index) {
        return base64(arguments.text(index))
                .orElseThrow(() -> arguments.fault(
                        index, "NotBinary", "this is not base64.", "Give it a binary attribute, or base64 in text."));
    }

    /** White space in it does not matter. */
    static Optional<byte[]> base64(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!WhiteSpace.is(text.charAt(i))) {
                letters.append(text.charAt(i));
            }
        }
        try {
            return Optional.of(Base64.getDecoder().decode(letters.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
