package org.footbridge.engine.schema;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;

/** Texts of a schema that are to become values of properties: constants and defaults. */
final class ConstantValue {

    /** What constants may stand for. */
    static final Set<String> PARAMETERS =
            new DirectoryFacts("-", "-", "-", "-").parameters().keySet();

    private static final Pattern PARAMETER = Pattern.compile("%([A-Za-z.]+)%");

    private ConstantValue() {}

    /** The name of what a constant as a whole stands for. */
    static Optional<String> parameter(String constant) {
        Matcher parameter = PARAMETER.matcher(constant.strip());
        return parameter.matches() ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    /** Empty when the text is no value of the property. */
    static Optional<PropertyValue> of(PropertyDefinition property, String text) {
        Optional<PropertyValue> one = switch (property.type()) {
            case STRING -> string(property, text);
            case BOOLEAN -> truth(text);
            case INTEGER -> whole(text);
            case BINARY -> binary(text);
            case DATE_TIME -> moment(text);
            case REFERENCE -> Optional.empty();
        };
        return property.multivalued() ? one.map(ConstantValue::collection) : one;
    }

    /** What fits, for people. */
    static String expected(PropertyDefinition property) {
        if (!property.allowed().isEmpty()) {
            return "one of "
                    + String.join(", ", property.allowed().stream().sorted().toList());
        }
        return switch (property.type()) {
            case STRING ->
                property.maximumLength() == Integer.MAX_VALUE
                        ? "a text"
                        : "a text of at most " + property.maximumLength() + " characters";
            case BOOLEAN -> "True or False";
            case INTEGER -> "a whole number of 64 bits";
            case BINARY -> "bytes in base64";
            case DATE_TIME -> "a moment such as 2026-01-31T12:00:00Z";
            case REFERENCE -> "an attribute whose values are other objects";
        };
    }

    private static Optional<PropertyValue> string(PropertyDefinition property, String text) {
        if (text.isBlank() || text.length() > property.maximumLength()) {
            return Optional.empty();
        }
        if (property.allowed().isEmpty()) {
            return Optional.of(new PropertyValue.Text(text));
        }
        return property.allowed().stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .map(PropertyValue.Text::new);
    }

    private static Optional<PropertyValue> truth(String text) {
        boolean isTrue = text.strip().equalsIgnoreCase("true");
        return isTrue || text.strip().equalsIgnoreCase("false")
                ? Optional.of(new PropertyValue.Flag(isTrue))
                : Optional.empty();
    }

    private static Optional<PropertyValue> whole(String text) {
        try {
            return Optional.of(new PropertyValue.Whole(Long.parseLong(text.strip())));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<PropertyValue> binary(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length == 0
                    ? Optional.empty()
                    : Optional.of(new PropertyValue.Text(Base64.getEncoder().encodeToString(bytes)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<PropertyValue> moment(String text) {
        try {
            return Optional.of(new PropertyValue.Text(OffsetDateTime.parse(text.strip())
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static PropertyValue collection(PropertyValue one) {
        return switch (one) {
            case PropertyValue.Text(String text) -> new PropertyValue.Texts(List.of(text));
            case PropertyValue.Whole(long number) -> new PropertyValue.Wholes(List.of(number));
            default -> one;
        };
    }
}
