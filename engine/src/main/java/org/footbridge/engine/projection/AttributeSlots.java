package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.expression.Value;

/** The attributes that the mappings of a class may look at, resolved once for all objects of the class. */
final class AttributeSlots {

    static final int NONE = -1;

    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Computed> virtual = new ArrayList<>();
    private int count;

    /** The slot of an attribute by the spelling of a mapping; the same for all spellings of a name. */
    int add(String spelling) {
        Integer known = slots.get(spelling);
        if (known != null) {
            return known;
        }
        String name = spelling.toLowerCase(Locale.ROOT);
        int slot = slots.computeIfAbsent(name, lower -> {
            VirtualAttribute.named(lower).ifPresent(attribute -> virtual.add(new Computed(count, attribute)));
            return count++;
        });
        slots.put(spelling, slot);
        return slot;
    }

    /** {@link #NONE} for a name that no mapping announced. */
    int find(String spelling) {
        Integer slot = slots.get(spelling);
        return slot == null ? NONE : slot;
    }

    /**
     * The values of an object by slot. Looks at what the object has rather than at what mappings might want, which is
     * three times as much.
     *
     * @param now what expressions take for the present
     */
    Value[] read(StagedObject object, Instant now) {
        Value[] values = new Value[count];
        Arrays.fill(values, Value.NOTHING);
        for (Map.Entry<String, List<AttributeValue>> attribute :
                object.attributes().entrySet()) {
            int slot = find(attribute.getKey());
            if (slot != NONE) {
                values[slot] = value(attribute.getValue());
            }
        }
        for (Computed computed : virtual) {
            values[computed.slot] = ComputeAttribute.of(computed.attribute, object, now);
        }
        return values;
    }

    private static Value value(List<AttributeValue> values) {
        if (values.size() == 1) {
            return value(values.getFirst());
        }
        Value[] many = new Value[values.size()];
        int count = 0;
        for (AttributeValue value : values) {
            Value one = value(value);
            if (!(one instanceof Value.Nothing)) {
                many[count++] = one;
            }
        }
        return switch (count) {
            case 0 -> Value.NOTHING;
            case 1 -> many[0];
            default -> new Value.Many(Arrays.asList(many).subList(0, count));
        };
    }

    /** A value that is empty in the directory is no value. */
    private static Value value(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text.isEmpty() ? Value.NOTHING : new Value.Text(text);
            case AttributeValue.Binary(String base64) -> base64.isEmpty() ? Value.NOTHING : new Value.Bytes(base64);
        };
    }

    private record Computed(int slot, VirtualAttribute attribute) {}
}
