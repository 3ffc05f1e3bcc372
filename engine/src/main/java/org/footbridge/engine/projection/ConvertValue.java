package org.footbridge.engine.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.naming.ProxyAddresses;

/** Turns what an attribute has or an expression yields into the value of one property. Prepared once for a mapping. */
final class ConvertValue {

    private final PropertyDefinition target;
    private final ConvertSingle single;
    private final boolean all;
    private final int most;

    /** @param all every value is taken, even if the target is defined to have one */
    ConvertValue(PropertyDefinition target, boolean all) {
        this.target = target;
        this.single = new ConvertSingle(target);
        this.all = all || target.multivalued();
        this.most = PropertyLimits.mostValues(target.name());
    }

    Converted convert(Value value) {
        return all ? collection(value) : first(value);
    }

    /** Of several values the first that is not blank. */
    private Converted first(Value value) {
        if (!(value instanceof Value.Many(List<Value> values))) {
            return single.convert(value);
        }
        for (Value each : values) {
            Converted converted = single.convert(each);
            if (!(converted instanceof Converted.Absent)) {
                return converted;
            }
        }
        return Converted.ABSENT;
    }

    private Converted collection(Value value) {
        List<Value> values = value instanceof Value.Many(List<Value> several) ? several : List.of(value);
        List<PropertyValue> converted = new ArrayList<>(values.size());
        for (Value each : values) {
            switch (single.convert(each)) {
                case Converted.Present(PropertyValue one) -> converted.add(one);
                case Converted.Absent absent -> {}
                case Converted.Unfit unfit -> {
                    return unfit;
                }
            }
        }
        if (converted.isEmpty()) {
            return Converted.ABSENT;
        }
        return target.type() == PropertyDefinition.Type.INTEGER ? numbers(converted) : texts(converted);
    }

    private static Converted numbers(List<PropertyValue> values) {
        List<Long> numbers = values.stream()
                .map(value -> ((PropertyValue.Whole) value).value())
                .distinct()
                .toList();
        return new Converted.Present(new PropertyValue.Wholes(numbers));
    }

    private Converted texts(List<PropertyValue> values) {
        List<String> texts = values.stream().map(ConvertValue::text).toList();
        List<String> distinct =
                target.name().equals("proxyAddresses") ? ProxyAddresses.distinct(texts) : distinct(texts);
        return distinct.size() <= most
                ? new Converted.Present(new PropertyValue.Texts(distinct))
                : new Converted.Unfit(
                        "TooManyPropertyValues",
                        "",
                        "has " + distinct.size() + " values; the property takes " + most + " at most");
    }

    private List<String> distinct(List<String> texts) {
        if (texts.size() == 1) {
            return texts;
        }
        Set<String> seen = new HashSet<>();
        return texts.stream()
                .filter(text -> seen.add(target.caseExact() ? text : text.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String text(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) -> text;
            case PropertyValue.Flag(boolean flag) -> Boolean.toString(flag);
            default -> throw new IllegalStateException("no text: " + value);
        };
    }
}
