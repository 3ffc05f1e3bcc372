package org.footbridge.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The staged copy of one object of a connected directory.
 *
 * @param objectClass most specific structural class; empty when a tombstone did not tell
 * @param containers its ancestors, nearest first, up to the domain; empty when its place is not known
 * @param deleted the directory said that it was deleted
 * @param absent not found by an enumeration that was complete, and somebody said that such objects are gone
 * @param attributes by name; names are made lower case here
 * @param scopeGroups those of the groups that limit the scope that it is a member of, directly or as the scope says
 */
public record StagedObject(
        ObjectGuid guid,
        String objectClass,
        String distinguishedName,
        List<ObjectGuid> containers,
        boolean deleted,
        boolean absent,
        Map<String, List<AttributeValue>> attributes,
        Set<ObjectGuid> scopeGroups) {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,19}");

    public StagedObject {
        containers = List.copyOf(containers);
        attributes = byLowerCaseName(attributes);
        scopeGroups = Set.copyOf(scopeGroups);
    }

    /** Of a configuration whose scope is not limited by groups. */
    public StagedObject(
            ObjectGuid guid,
            String objectClass,
            String distinguishedName,
            List<ObjectGuid> containers,
            boolean deleted,
            boolean absent,
            Map<String, List<AttributeValue>> attributes) {
        this(guid, objectClass, distinguishedName, containers, deleted, absent, attributes, Set.of());
    }

    /** All values of the attribute, none when it has none. Names are compared without case. */
    public List<AttributeValue> values(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
    }

    /** The values that are text, without surrounding white space; empty ones are left out. */
    public List<String> texts(String attribute) {
        List<AttributeValue> values = values(attribute);
        if (values.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(values.size());
        for (AttributeValue value : values) {
            if (value instanceof AttributeValue.Text(String raw) && !raw.isBlank()) {
                texts.add(raw.strip());
            }
        }
        return Collections.unmodifiableList(texts);
    }

    /** The first value that is text and not blank, without surrounding white space. */
    public Optional<String> text(String attribute) {
        for (AttributeValue value : values(attribute)) {
            if (value instanceof AttributeValue.Text(String raw) && !raw.isBlank()) {
                return Optional.of(raw.strip());
            }
        }
        return Optional.empty();
    }

    /** The first value that is bytes. */
    public Optional<AttributeValue.Binary> binary(String attribute) {
        for (AttributeValue value : values(attribute)) {
            if (value instanceof AttributeValue.Binary binary) {
                return Optional.of(binary);
            }
        }
        return Optional.empty();
    }

    /** The first value as a number; none when there is no value or it is not a decimal number. */
    public OptionalLong number(String attribute) {
        Optional<String> text =
                text(attribute).filter(value -> DECIMAL.matcher(value).matches());
        try {
            return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        } catch (NumberFormatException beyondLong) {
            return OptionalLong.empty();
        }
    }

    /** Whether the attribute is TRUE; LDAP spells it in capitals (RFC 4517 3.3.3). */
    public boolean isTrue(String attribute) {
        return text(attribute).map(value -> value.equalsIgnoreCase("TRUE")).orElse(false);
    }

    /** Found by hash, because every mapping of an object looks here, and yet in the order of the names. */
    private static Map<String, List<AttributeValue>> byLowerCaseName(Map<String, List<AttributeValue>> attributes) {
        Map<String, List<AttributeValue>> sorted = new TreeMap<>();
        attributes.forEach((name, values) -> sorted.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }
}
