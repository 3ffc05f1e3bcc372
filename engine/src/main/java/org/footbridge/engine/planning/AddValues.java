package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.UniqueKeys;

/** Adds values to those that a property has, taking none away. Where there is room for one only, the new one is it. */
final class AddValues {

    private static final String PRIMARY = "SMTP:";
    private static final String SECONDARY = "smtp:";

    private AddValues() {}

    static PropertyValue to(String property, PropertyValue before, PropertyValue more, boolean caseless) {
        if (before instanceof PropertyValue.Texts(List<String> had)
                && more instanceof PropertyValue.Texts(List<String> texts)) {
            return new PropertyValue.Texts(
                    property.equals(UniqueKeys.PROXY_ADDRESSES) ? addresses(had, texts) : texts(had, texts, caseless));
        }
        if (before instanceof PropertyValue.Wholes(List<Long> had)
                && more instanceof PropertyValue.Wholes(List<Long> numbers)) {
            List<Long> values = new ArrayList<>(had);
            numbers.stream().filter(number -> !had.contains(number)).forEach(values::add);
            return new PropertyValue.Wholes(values);
        }
        return more;
    }

    private static List<String> texts(List<String> had, List<String> more, boolean caseless) {
        Set<String> seen = new HashSet<>();
        List<String> values = new ArrayList<>();
        for (List<String> texts : List.of(had, more)) {
            for (String text : texts) {
                if (seen.add(caseless ? text.toLowerCase(Locale.ROOT) : text)) {
                    values.add(text);
                }
            }
        }
        return values;
    }

    /** There is one primary address: a new one makes the old one secondary. */
    private static List<String> addresses(List<String> had, List<String> more) {
        boolean primary = more.stream().anyMatch(address -> address.startsWith(PRIMARY));
        List<String> others = had.stream()
                .map(address -> primary && address.startsWith(PRIMARY)
                        ? SECONDARY + address.substring(PRIMARY.length())
                        : address)
                .toList();
        return texts(more, others, true);
    }
}
