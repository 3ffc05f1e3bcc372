package org.footbridge.engine.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.mapping.AttributeMapping;

/**
 * The attributes without which a mapping would guess. An account must not come out enabled, nor a group without rights,
 * because an attribute was not read.
 *
 * @param numbers each must be a number
 * @param oneOf one of them must have a value; none: no matter
 */
record NeededAttributes(List<String> numbers, List<String> oneOf) {

    private static final Set<String> VITAL = Set.of("useraccountcontrol", "grouptype");
    private static final NeededAttributes NOTHING = new NeededAttributes(List.of(), List.of());

    NeededAttributes {
        numbers = List.copyOf(numbers);
        oneOf = List.copyOf(oneOf);
    }

    static NeededAttributes of(AttributeMapping mapping) {
        PropertyDefinition target = mapping.target();
        boolean vital = target.required() && target.type() == PropertyDefinition.Type.BOOLEAN;
        List<String> numbers = new ArrayList<>();
        List<String> oneOf = new ArrayList<>();
        boolean alwaysKnown = false;
        for (String name : mapping.source().reads()) {
            Optional<VirtualAttribute> virtual = VirtualAttribute.named(name);
            virtual.filter(VirtualAttribute.ACCOUNT_DISABLED::equals)
                    .ifPresent(attribute -> numbers.addAll(attribute.reads()));
            if (vital && VITAL.contains(name.toLowerCase(Locale.ROOT))) {
                numbers.add(name);
            }
            alwaysKnown |= virtual.filter(attribute -> attribute != VirtualAttribute.ACCOUNT_DISABLED)
                    .isPresent();
            oneOf.add(name);
        }
        boolean anyMatters = vital && !alwaysKnown && numbers.isEmpty();
        return numbers.isEmpty() && !anyMatters
                ? NOTHING
                : new NeededAttributes(
                        numbers.stream().sorted().toList(),
                        anyMatters ? oneOf.stream().sorted().toList() : List.of());
    }

    /** The first that is not there. */
    Optional<String> missing(StagedObject object) {
        if (numbers.isEmpty() && oneOf.isEmpty()) {
            return Optional.empty();
        }
        for (String number : numbers) {
            if (object.number(number).isEmpty()) {
                return Optional.of(number);
            }
        }
        return oneOf.isEmpty()
                        || oneOf.stream().anyMatch(name -> !object.values(name).isEmpty())
                ? Optional.empty()
                : Optional.of(oneOf.getFirst());
    }
}
