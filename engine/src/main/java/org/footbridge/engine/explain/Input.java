package org.footbridge.engine.explain;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.AttributeValue;

/**
 * Something a rule looked at.
 *
 * @param name for instance that of an attribute
 * @param values shortened when there are many or they are long; none when there are none, or when they are hidden
 * @param hidden there may be values, but they are not to be shown
 */
public record Input(String name, List<String> values, boolean hidden) {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 256;
    private static final int MOST_BYTES = 64;

    public Input {
        values = List.copyOf(values);
    }

    static Input of(String name, List<String> values) {
        return new Input(name, shortened(values), false);
    }

    static List<String> shortened(List<String> values) {
        List<String> shown = new ArrayList<>();
        values.stream().limit(MOST_VALUES).map(Input::shortened).forEach(shown::add);
        if (values.size() > MOST_VALUES) {
            shown.add("and " + (values.size() - MOST_VALUES) + " more");
        }
        return shown;
    }

    static Input ofAttribute(String name, List<AttributeValue> values) {
        return of(name, values.stream().map(Input::text).toList());
    }

    static Input hidden(String name) {
        return new Input(name, List.of(), true);
    }

    private static String text(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Binary binary -> {
                int length = binary.bytes().length;
                yield length > MOST_BYTES ? "(" + length + " bytes)" : binary.base64();
            }
        };
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_VALUE) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1));
        return text.substring(0, LONGEST_VALUE - (splitsPair ? 1 : 0)) + "...";
    }
}
