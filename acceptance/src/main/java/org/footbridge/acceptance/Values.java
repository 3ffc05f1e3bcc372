package org.footbridge.acceptance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.IfShown;
import org.footbridge.acceptance.ExpectedObject.NameIn;
import org.footbridge.acceptance.ExpectedObject.NameInAny;
import org.footbridge.acceptance.ExpectedObject.Unspecified;
import org.jspecify.annotations.Nullable;

/** Compares one expected value with one of JSON. */
final class Values {
    private Values() {}

    /** "must be x but is y", or nothing if they agree. */
    static Optional<String> difference(Object wanted, @Nullable Object shown) {
        return agree(wanted, shown)
                ? Optional.empty()
                : Optional.of("must be " + text(wanted) + " but is " + (isAbsent(shown) ? "absent" : text(shown)));
    }

    private static boolean agree(Object wanted, @Nullable Object shown) {
        return switch (wanted) {
            case Unspecified unspecified ->
                switch (unspecified) {
                    case ANYTHING -> true;
                    case SOMETHING -> !isAbsent(shown);
                    case ABSENT -> isAbsent(shown);
                };
            case NameIn name -> shown instanceof String other && other.endsWith("@" + name.domain());
            case NameInAny name ->
                shown instanceof String other
                        && name.domains()
                                .contains(
                                        other.substring(other.indexOf('@') + 1).toLowerCase(Locale.ROOT));
            case IfShown some -> isAbsent(shown) || agree(some.value(), shown);
            case Dn dn -> shown instanceof String other && Names.sameDn(dn.text(), other);
            case Long number -> shown instanceof Number other && number == other.longValue();
            case Instant instant -> shown instanceof String other && instant.equals(seconds(other));
            case Set<?> set ->
                shown instanceof Collection<?> other && set.size() == other.size() && set.containsAll(other);
            case List<?> list -> list.equals(shown);
            case Map<?, ?> map -> shown instanceof Map<?, ?> other && map.equals(withoutAbsent(other));
            default -> wanted.equals(shown);
        };
    }

    private static boolean isAbsent(@Nullable Object shown) {
        return switch (shown) {
            case null -> true;
            case String text -> text.isEmpty();
            case Collection<?> collection -> collection.isEmpty();
            case Map<?, ?> map -> withoutAbsent(map).isEmpty();
            default -> false;
        };
    }

    private static Map<Object, Object> withoutAbsent(Map<?, ?> map) {
        Map<Object, Object> present = new TreeMap<>();
        map.forEach((name, value) -> {
            if (!isAbsent(value)) {
                present.put(name, value);
            }
        });
        return present;
    }

    private static @Nullable Instant seconds(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "absent";
            case String text -> "'" + text + "'";
            case Dn dn -> "'" + dn.text() + "'";
            case IfShown some -> text(some.value());
            case NameIn name -> "a name in " + name.domain();
            case NameInAny name -> "a name in one of " + new TreeSet<>(name.domains());
            case Unspecified unspecified -> unspecified.name().toLowerCase(Locale.ROOT);
            case Set<?> set -> new TreeSet<>(set.stream().map(String::valueOf).toList()).toString();
            default -> value.toString();
        };
    }
}
