package org.footbridge.engine.expression;

import java.math.BigDecimal;
import java.util.Optional;

/** How texts are read as numbers: optional sign, digits, optional fraction; blanks around them do not matter. */
final class NumberForm {

    /** More would be no number that anybody means, and costs more than linear time to read. */
    private static final int LONGEST = 100;

    private NumberForm() {}

    /** Empty when the value is no number. Never for several values. */
    static Optional<Value> of(Value value) {
        return switch (Single.of(value)) {
            case Value.Whole whole -> Optional.of(whole);
            case Value.Decimal decimal -> Optional.of(decimal);
            case Value.Text text -> of(text.text());
            case Value.Truth _, Value.Moment _, Value.Bytes _, Value.Reference _, Value.Nothing _, Value.Many _ ->
                Optional.empty();
        };
    }

    static Optional<Value> of(String text) {
        String digits = WhiteSpace.trim(text);
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return Optional.empty();
        }
        int start = digits.charAt(0) == '-' || digits.charAt(0) == '+' ? 1 : 0;
        int point = -1;
        for (int i = start; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '.' && point < 0 && i > start && i < digits.length() - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                return Optional.empty();
            }
        }
        if (start == digits.length()) {
            return Optional.empty();
        }
        if (point < 0 && digits.length() < 19) {
            return Optional.of(new Value.Whole(Long.parseLong(digits)));
        }
        return Optional.of(narrow(new BigDecimal(digits), point >= 0));
    }

    /** Empty when there is a fraction, or it has more than 64 bits. */
    static Optional<Long> whole(Value number) {
        return switch (number) {
            case Value.Whole(long whole) -> Optional.of(whole);
            case Value.Decimal(BigDecimal decimal) -> {
                try {
                    yield Optional.of(decimal.longValueExact());
                } catch (ArithmeticException fraction) {
                    yield Optional.empty();
                }
            }
            default -> Optional.empty();
        };
    }

    private static Value narrow(BigDecimal number, boolean fraction) {
        return !fraction && number.toBigInteger().bitLength() < 64
                ? new Value.Whole(number.longValueExact())
                : new Value.Decimal(number);
    }
}
