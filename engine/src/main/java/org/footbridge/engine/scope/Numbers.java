package org.footbridge.engine.scope;

import java.util.OptionalLong;

/** Whole numbers of 64 bits as directories write them. */
final class Numbers {

    private Numbers() {}

    /** None when the text is no decimal number or the number has more than 64 bits. */
    static OptionalLong parse(String text) {
        if (!text.matches("-?[0-9]{1,19}")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException beyondLong) {
            return OptionalLong.empty();
        }
    }
}
