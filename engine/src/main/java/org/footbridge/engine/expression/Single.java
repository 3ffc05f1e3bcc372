package org.footbridge.engine.expression;

import java.util.List;

/** Several values seen as one, and one seen as several. */
final class Single {

    private Single() {}

    /** Whether there are two values or more. */
    static boolean isSeveral(Value value) {
        return value instanceof Value.Many(List<Value> values) && values.size() > 1;
    }

    /** The value itself; of a list of one its value, of an empty list none. Several values stay several. */
    static Value of(Value value) {
        if (value instanceof Value.Many(List<Value> values)) {
            return switch (values.size()) {
                case 0 -> Value.NOTHING;
                case 1 -> values.getFirst();
                default -> value;
            };
        }
        return value;
    }

    /** No value, or a list without any. */
    static boolean isNothing(Value value) {
        return value instanceof Value.Nothing || (value instanceof Value.Many(List<Value> values) && values.isEmpty());
    }

    /** No value, a list without any, or the empty text. */
    static boolean isNothingOrEmpty(Value value) {
        return isNothing(value) || (Single.of(value) instanceof Value.Text(String text) && text.isEmpty());
    }

    static List<Value> list(Value value) {
        return switch (value) {
            case Value.Many many -> many.values();
            case Value.Nothing nothing -> List.of();
            default -> List.of(value);
        };
    }
}
