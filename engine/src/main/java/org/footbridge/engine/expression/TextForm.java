package org.footbridge.engine.expression;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How values are written as text. */
final class TextForm {

    private TextForm() {}

    /**
     * No value is the empty text.
     *
     * @param value one at most
     */
    static String of(Value value) {
        return switch (Single.of(value)) {
            case Value.Text text -> text.text();
            case Value.Nothing nothing -> "";
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> decimal.number().toPlainString();
            case Value.Truth truth -> truth.value() ? "True" : "False";
            case Value.Moment moment -> of(moment.at());
            case Value.Bytes bytes -> bytes.base64();
            case Value.Reference reference -> reference.distinguishedName();
            case Value.Many many -> throw new IllegalArgumentException("several values have no text form");
        };
    }

    /** The .NET pattern {@code M/d/yyyy h:mm:ss tt} in UTC. */
    static String of(Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(22);
        text.append(time.getMonthValue())
                .append('/')
                .append(time.getDayOfMonth())
                .append('/');
        append(text, time.getYear(), 4).append(' ');
        int hour = time.getHour() % 12;
        text.append(hour == 0 ? 12 : hour).append(':');
        append(text, time.getMinute(), 2).append(':');
        append(text, time.getSecond(), 2).append(time.getHour() < 12 ? " AM" : " PM");
        return text.toString();
    }

    private static StringBuilder append(StringBuilder text, int number, int digits) {
        String written = Integer.toString(number);
        for (int i = written.length(); i < digits; i++) {
            text.append('0');
        }
        return text.append(written);
    }
}
