package org.footbridge.engine.expression;

import java.math.BigDecimal;
import java.util.Optional;

/** What counts as true: True, the text True in any case, a number that is not zero. No value is false. */
final class TruthForm {

    private TruthForm() {}

    /** Empty when the value is neither. Never for several values. */
    static Optional<Boolean> of(Value value) {
        Value single = Single.of(value);
        if (single instanceof Value.Truth(boolean truth)) {
            return Optional.of(truth);
        }
        if (Single.isNothingOrEmpty(single)) {
            return Optional.of(false);
        }
        if (single instanceof Value.Text(String text)) {
            if (text.equalsIgnoreCase("true")) {
                return Optional.of(true);
            }
            if (text.equalsIgnoreCase("false")) {
                return Optional.of(false);
            }
        }
        return NumberForm.of(single).map(TruthForm::isNotZero);
    }

    private static boolean isNotZero(Value number) {
        return switch (number) {
            case Value.Whole(long whole) -> whole != 0;
            case Value.Decimal(BigDecimal decimal) -> decimal.signum() != 0;
            default -> throw new IllegalArgumentException("no number: " + number);
        };
    }
}
