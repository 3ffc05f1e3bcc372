package org.footbridge.engine.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ValueFlow;

/** One mapping, made ready for all objects of a class. */
final class MapAttribute {

    private final AttributeMapping mapping;
    private final String property;
    /** The one that the value is made of; the property when it is made of several or none. */
    private final String attribute;

    private final ConvertValue convert;
    private final Converted fallback;
    private final NeededAttributes needed;
    private final int slot;

    MapAttribute(AttributeMapping mapping, AttributeSlots slots) {
        this.mapping = mapping;
        this.property = mapping.targetProperty();
        Set<String> reads = mapping.source().reads();
        this.attribute = reads.size() == 1 ? reads.iterator().next() : property;
        this.convert = new ConvertValue(
                mapping.target(),
                mapping.source() instanceof MappingSource.Direct direct
                        && direct.multiplicity() == MappingSource.Multiplicity.ALL);
        this.fallback = mapping.defaultValue()
                .map(text -> convert.convert(new Value.Text(text)))
                .orElse(Converted.ABSENT);
        mapping.source().reads().forEach(slots::add);
        this.needed = NeededAttributes.of(mapping);
        this.slot = mapping.source() instanceof MappingSource.Direct direct
                ? slots.add(direct.attribute())
                : AttributeSlots.NONE;
    }

    String property() {
        return property;
    }

    PropertyDefinition target() {
        return mapping.target();
    }

    /** Whether values of the source reach the property. */
    boolean flows() {
        return !(mapping.source() instanceof MappingSource.None || mapping.source() instanceof MappingSource.Cleared);
    }

    /** When what this yields reaches the target; empty when the property is not synchronisation's. */
    Optional<ValueFlow> flow() {
        if (mapping.source() instanceof MappingSource.None) {
            return mapping.defaultValue().isPresent() ? Optional.of(ValueFlow.ATTRIBUTE_ADD_ONLY) : Optional.empty();
        }
        return Optional.of(mapping.flow());
    }

    Set<String> reads() {
        return mapping.source().reads();
    }

    /** What the value is made of, for people. */
    String sourceText() {
        return switch (mapping.source()) {
            case MappingSource.Direct direct -> "[" + direct.attribute() + "]";
            case MappingSource.Constant constant -> "a constant";
            case MappingSource.Evaluated evaluated -> evaluated.expression().text();
            case MappingSource.None none -> "nothing";
            case MappingSource.Cleared cleared -> "nothing";
        };
    }

    void map(SourceValues source, MappedProperties mapped) {
        Optional<String> missing = needed.missing(source.object());
        if (missing.isPresent()) {
            mapped.fail(property, MappingFailures.attributeMissing(source.object(), property, missing.get()));
            return;
        }
        try {
            switch (mapping.source()) {
                case MappingSource.Direct direct -> take(stripped(source.at(slot)), false, source, mapped);
                case MappingSource.Constant(PropertyValue value) -> mapped.values.put(property, value);
                case MappingSource.Evaluated evaluated -> evaluate(evaluated, source, mapped);
                case MappingSource.None none -> take(Value.NOTHING, false, source, mapped);
                case MappingSource.Cleared cleared -> {}
            }
        } catch (RuntimeException defect) {
            mapped.fail(property, MappingFailures.defect(source.object(), property, defect));
        }
    }

    private void evaluate(MappingSource.Evaluated evaluated, SourceValues source, MappedProperties mapped) {
        source.begin(property);
        switch (evaluated.expression().evaluate(source)) {
            case Outcome.Computed(Value value, boolean redacted) -> take(value, redacted, source, mapped);
            case Outcome.LeaveAttribute leave -> leave(source, mapped);
            case Outcome.LeaveObject leave -> mapped.objectLeft = true;
            case Outcome.Faulted faulted ->
                mapped.fail(property, MappingFailures.faulted(source.object(), property, faulted.fault()));
        }
    }

    private void take(Value value, boolean redacted, SourceValues source, MappedProperties mapped) {
        if (redacted) {
            mapped.redacted.add(property);
        }
        switch (convert.convert(value)) {
            case Converted.Present(PropertyValue present) -> mapped.values.put(property, present);
            case Converted.Absent absent -> useDefault(source, mapped);
            case Converted.Unfit unfit ->
                mapped.fail(
                        property,
                        MappingFailures.unfit(source.object(), property, attribute, sourceText(), unfit, redacted));
        }
    }

    /** The default reaches new objects; where nothing else flows also those that have no value yet. */
    private void useDefault(SourceValues source, MappedProperties mapped) {
        switch (fallback) {
            case Converted.Present(PropertyValue present) ->
                (flows() ? mapped.onCreation : mapped.values).put(property, present);
            case Converted.Absent absent -> {}
            case Converted.Unfit unfit ->
                mapped.fail(
                        property,
                        MappingFailures.unfit(
                                source.object(), property, property, "the default of the mapping", unfit, false));
        }
    }

    private void leave(SourceValues source, MappedProperties mapped) {
        mapped.left.add(property);
        useDefault(source, mapped);
    }

    private static Value stripped(Value value) {
        return switch (value) {
            case Value.Text(String text) -> new Value.Text(text.strip());
            case Value.Many(List<Value> values) -> {
                List<Value> stripped = new ArrayList<>(values.size());
                values.forEach(each -> stripped.add(stripped(each)));
                yield new Value.Many(stripped);
            }
            default -> value;
        };
    }
}
