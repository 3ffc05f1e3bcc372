package org.footbridge.engine.projection;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.footbridge.engine.expression.Value;

/** The text that a single value is. */
final class ValueText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private ValueText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Nothing nothing -> "";
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal decimal -> decimal.number().toPlainString();
            case Value.Truth truth -> truth.value() ? "True" : "False";
            case Value.Moment moment -> MOMENT.format(moment.at());
            case Value.Bytes bytes -> bytes.base64();
            case Value.Reference reference -> reference.distinguishedName();
            case Value.Many many ->
                many.values().isEmpty() ? "" : of(many.values().getFirst());
        };
    }
}
