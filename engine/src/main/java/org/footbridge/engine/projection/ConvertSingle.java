package org.footbridge.engine.projection;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.expression.WriteOutcome;
import org.footbridge.engine.naming.SecurityIdentifier;
import org.footbridge.engine.naming.UsageLocation;

/**
 * Turns one value into that of a property, or into one of a collection. Blank texts are no values, and neither are usage
 * locations that are no country.
 */
final class ConvertSingle {

    private final PropertyDefinition target;
    private final int longest;

    ConvertSingle(PropertyDefinition target) {
        this.target = target;
        this.longest = PropertyLimits.longest(target);
    }

    /** @param value one at most */
    Converted convert(Value value) {
        if (value instanceof Value.Nothing || (value instanceof Value.Text(String text) && text.isBlank())) {
            return Converted.ABSENT;
        }
        return switch (target.type()) {
            case STRING, REFERENCE ->
                value instanceof Value.Bytes(String base64) ? ofBytes(base64) : ofText(WriteOutcome.text(value));
            case INTEGER -> integer(value);
            case BOOLEAN -> truth(value);
            case BINARY -> binary(value);
            case DATE_TIME -> time(value);
        };
    }

    /** Identifiers have text forms of their own; other bytes are base64. */
    private Converted ofBytes(String base64) {
        return switch (target.name()) {
            case "onPremisesSecurityIdentifier" ->
                decoded(base64)
                        .flatMap(SecurityIdentifier::text)
                        .map(ConvertSingle::present)
                        .orElseGet(() -> Converted.unfit(base64, "is not a security identifier"));
            case "onPremisesObjectIdentifier" ->
                decoded(base64)
                        .filter(bytes -> bytes.length == 16)
                        .map(bytes ->
                                present(ObjectGuid.fromDirectoryBytes(bytes).toString()))
                        .orElseGet(() -> Converted.unfit(base64, "is not a GUID"));
            default -> ofText(base64);
        };
    }

    private Converted ofText(String text) {
        if (!target.allowed().isEmpty()) {
            return allowed(text);
        }
        if (target.name().equals("usageLocation")) {
            return UsageLocation.of(text).map(ConvertSingle::present).orElse(Converted.ABSENT);
        }
        if (!PropertyLimits.isStorable(text)) {
            return Converted.unfit(text, "has a character that no text can have");
        }
        if (text.length() <= longest) {
            return present(text);
        }
        return PropertyLimits.isExtension(target.name())
                ? present(PropertyLimits.cut(text, longest))
                : new Converted.Unfit(
                        "PropertyTooLong",
                        text,
                        "is " + text.length() + " characters long; the property takes " + longest + " at most");
    }

    private Converted allowed(String text) {
        String wanted = text.strip();
        return target.allowed().stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .map(ConvertSingle::present)
                .orElseGet(() -> Converted.unfit(
                        text,
                        "is none of "
                                + String.join(
                                        ", ", target.allowed().stream().sorted().toList())));
    }

    private static Converted integer(Value value) {
        try {
            return switch (value) {
                case Value.Whole(long number) -> present(number);
                case Value.Decimal(BigDecimal number) -> present(number.longValueExact());
                case Value.Text(String text) -> present(Long.parseLong(text.strip()));
                default -> Converted.unfit(WriteOutcome.text(value), "is no whole number");
            };
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Converted.unfit(WriteOutcome.text(value), "is no whole number of 64 bits");
        }
    }

    private static Converted truth(Value value) {
        if (value instanceof Value.Truth(boolean truth)) {
            return new Converted.Present(new PropertyValue.Flag(truth));
        }
        return switch (WriteOutcome.text(value).strip().toLowerCase(Locale.ROOT)) {
            case "true" -> new Converted.Present(new PropertyValue.Flag(true));
            case "false" -> new Converted.Present(new PropertyValue.Flag(false));
            default -> Converted.unfit(WriteOutcome.text(value), "is neither True nor False");
        };
    }

    private static Converted binary(Value value) {
        return switch (value) {
            case Value.Bytes(String base64) -> present(base64);
            case Value.Text(String text) when decoded(text.strip()).isPresent() -> present(text.strip());
            default -> Converted.unfit(WriteOutcome.text(value), "is not base64");
        };
    }

    private static Converted time(Value value) {
        return switch (value) {
            case Value.Moment moment -> ConvertTime.of(moment.at());
            case Value.Whole(long intervals) -> ConvertTime.of(intervals);
            default -> ConvertTime.of(WriteOutcome.text(value));
        };
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Converted present(String text) {
        return new Converted.Present(new PropertyValue.Text(text));
    }

    private static Converted present(long number) {
        return new Converted.Present(new PropertyValue.Whole(number));
    }
}
