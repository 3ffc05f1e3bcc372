package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.sdk.Filter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Refusal;
import org.footbridge.sampleforest.store.SecurityId;
import org.footbridge.sampleforest.store.Syntax;
import org.jspecify.annotations.Nullable;

/** Compares values of one attribute with assertions of filters, by the attribute's syntax. */
final class MatchValue {
    private final DirectoryStore store;
    private final AttributeType type;

    MatchValue(DirectoryStore store, AttributeType type) {
        this.store = store;
        this.type = type;
    }

    boolean isReference() {
        return type.syntax() == Syntax.NAME;
    }

    /** The object that an assertion names; category names of classes stand for their category. */
    Optional<DirectoryObject> referenced(byte[] assertion) {
        String name = text(assertion);
        try {
            return name.indexOf('=') < 0 ? store.category(name) : store.find(name);
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    Predicate<byte[]> storedReference(DirectoryObject target) {
        byte[] guid = ObjectGuid.toBytes(target.guid());
        return value -> Arrays.equals(value, guid);
    }

    Predicate<byte[]> equality(byte[] assertion) {
        return switch (type.syntax()) {
            case BYTES -> value -> Arrays.equals(value, assertion);
            case GUID ->
                sameBytes(assertion.length == 36 ? ObjectGuid.toBytes(ObjectGuid.parse(text(assertion))) : assertion);
            case SID -> sameBytes(text(assertion).startsWith("S-") ? SecurityId.parse(text(assertion)) : assertion);
            case INTEGER, LARGE_INTEGER -> ordered(assertion, sign -> sign == 0);
            case TEXT, BOOLEAN, TIME, NAME -> sameText(text(assertion).strip());
        };
    }

    Predicate<byte[]> ordered(byte[] assertion, IntPredicate wanted) {
        if (type.syntax() == Syntax.INTEGER || type.syntax() == Syntax.LARGE_INTEGER) {
            Long bound = number(assertion);
            return value -> {
                Long number = number(value);
                return bound != null && number != null && wanted.test(Long.compare(number, bound));
            };
        }
        String bound = text(assertion).toLowerCase(Locale.ROOT);
        return value -> wanted.test(text(value).toLowerCase(Locale.ROOT).compareTo(bound));
    }

    Predicate<byte[]> bits(byte[] assertion, boolean all) {
        Long mask = number(assertion);
        return value -> {
            Long number = number(value);
            return mask != null && number != null && (all ? (number & mask) == mask : (number & mask) != 0);
        };
    }

    Predicate<byte[]> substring(Filter filter) {
        String initial = lower(filter.getSubInitialString());
        String last = lower(filter.getSubFinalString());
        String[] middle = filter.getSubAnyStrings();
        return value -> {
            String text = text(value).toLowerCase(Locale.ROOT);
            if (text.length() < initial.length() + last.length() || !text.startsWith(initial) || !text.endsWith(last)) {
                return false;
            }
            int at = initial.length();
            for (String part : middle) {
                String wanted = lower(part);
                int found = text.indexOf(wanted, at);
                if (found < 0) {
                    return false;
                }
                at = found + wanted.length();
            }
            return at <= text.length() - last.length();
        };
    }

    private static Predicate<byte[]> sameBytes(byte[] wanted) {
        return value -> Arrays.equals(value, wanted);
    }

    private static Predicate<byte[]> sameText(String wanted) {
        return value -> text(value).strip().equalsIgnoreCase(wanted);
    }

    private static @Nullable Long number(byte[] value) {
        try {
            return Long.valueOf(text(value).strip());
        } catch (NumberFormatException notNumber) {
            return null;
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
