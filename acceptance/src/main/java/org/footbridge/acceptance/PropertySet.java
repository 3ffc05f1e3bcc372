package org.footbridge.acceptance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.acceptance.DefaultFlow.Row;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** Collects what one object must show. Not thread-safe. */
final class PropertySet {
    private static final int MOST_CERTIFICATES = 15;
    private static final DateTimeFormatter GENERALIZED = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final OnPremisesEntry entry;
    private final Map<String, Object> properties = new TreeMap<>();

    PropertySet(OnPremisesEntry entry) {
        this.entry = entry;
    }

    void fixed(String property, Object value) {
        properties.put(property, value);
    }

    void optional(String property, Optional<?> value) {
        properties.put(property, value.isPresent() ? value.get() : Unspecified.ABSENT);
    }

    /** Everything that is made of one attribute, and what is the same for all kinds. */
    void flow(Kind kind) {
        boolean receivesMail = kind == Kind.GROUP
                ? Exclusions.isMailEnabled(entry)
                : entry.text("mailNickname").isPresent();
        for (Row row : DefaultFlow.of(kind)) {
            optional(row.property(), row.recipientsOnly() && !receivesMail ? Optional.empty() : value(row));
        }
        proxyAddresses();
        extensionAttributes();
        optional("mail", mail());
        fixed("onPremisesSyncEnabled", true);
    }

    Optional<String> firstOf(String... attributes) {
        return Stream.of(attributes).map(entry::text).flatMap(Optional::stream).findFirst();
    }

    Map<String, Object> done() {
        return Map.copyOf(properties);
    }

    private Optional<?> value(Row row) {
        String attribute = row.attribute();
        return switch (row.form()) {
            case TEXT -> entry.text(attribute);
            case TEXTS -> some(new TreeSet<>(entry.texts(attribute)));
            case NUMBER -> entry.number(attribute);
            case TRUTH -> entry.text(attribute).map("TRUE"::equalsIgnoreCase);
            case TIME -> entry.text(attribute).map(PropertySet::moment);
            case BYTES -> base64(attribute).stream().findFirst();
            case CERTIFICATES -> {
                Set<String> certificates = new LinkedHashSet<>(base64(attribute));
                yield entry.bytes(attribute).size() > MOST_CERTIFICATES ? Optional.empty() : some(certificates);
            }
        };
    }

    private List<String> base64(String attribute) {
        return entry.bytes(attribute).stream()
                .map(Base64.getEncoder()::encodeToString)
                .toList();
    }

    private static Optional<Set<String>> some(Set<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** RFC 4517 3.3.13 as domain controllers write it: {@code 20260131120000.0Z}. */
    private static Instant moment(String text) {
        return ZonedDateTime.of(LocalDateTime.parse(text.substring(0, 14), GENERALIZED), ZoneOffset.UTC)
                .toInstant();
    }

    /** The primary address serves when there is no other. */
    private Optional<String> mail() {
        return entry.text("mail")
                .or(() -> Names.addresses(entry.texts("proxyAddresses"), "SMTP").stream()
                        .filter(address -> Names.prefix(address).isPresent())
                        .findFirst());
    }

    /** Of values that differ only in case a primary address stays, or else the first. */
    private void proxyAddresses() {
        Map<String, String> distinct = new LinkedHashMap<>();
        entry.texts("proxyAddresses")
                .forEach(value -> distinct.merge(
                        value.toLowerCase(Locale.ROOT),
                        value,
                        (first, next) -> !first.startsWith("SMTP:") && next.startsWith("SMTP:") ? next : first));
        optional("proxyAddresses", some(new LinkedHashSet<>(distinct.values())));
    }

    private void extensionAttributes() {
        Map<String, String> values = new TreeMap<>();
        for (int number = 1; number <= 15; number++) {
            String name = "extensionAttribute" + number;
            entry.text(name).ifPresent(value -> values.put(name, value));
        }
        optional("onPremisesExtensionAttributes", values.isEmpty() ? Optional.empty() : Optional.of(values));
    }
}
