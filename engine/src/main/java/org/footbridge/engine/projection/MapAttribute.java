package org.footbridge.engine.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.expression.Expression;
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
    private final Source source;
    private final int slot;

    MapAttribute(AttributeMapping mapping, AttributeSlots attributes, PropertySlots properties) {
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
        this.needed = NeededAttributes.of(mapping);
        this.source = source(mapping.source(), property, attributes);
        this.slot = properties.find(property);
    }

    String property() {
        return property;
    }

    int slot() {
        return slot;
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

    void map(SourceValues values, MappedProperties mapped) {
        Optional<String> missing = needed.missing(values.object());
        if (missing.isPresent()) {
            mapped.fail(property, MappingFailures.attributeMissing(values.object(), property, missing.get()));
            return;
        }
        try {
            switch (source) {
                case Source.Copied(int attributeSlot) ->
                    take(stripped(values.at(attributeSlot)), false, values, mapped);
                case Source.Fixed(PropertyValue value) -> mapped.put(slot, value);
                case Source.Evaluated(EvaluateExpression expression) ->
                    flow(expression.evaluate(values), values, mapped);
                case Source.Empty empty -> take(Value.NOTHING, false, values, mapped);
                case Source.Cleared cleared -> {}
            }
        } catch (RuntimeException defect) {
            mapped.fail(property, MappingFailures.defect(values.object(), property, defect));
        }
    }

    private void flow(Outcome outcome, SourceValues values, MappedProperties mapped) {
        switch (outcome) {
            case Outcome.Computed(Value value, boolean redacted) -> take(value, redacted, values, mapped);
            case Outcome.LeaveAttribute leave -> leave(values, mapped);
            case Outcome.LeaveObject leave -> mapped.objectLeft = true;
            case Outcome.Faulted faulted ->
                mapped.fail(property, MappingFailures.faulted(values.object(), property, faulted.fault()));
        }
    }

    private void take(Value value, boolean redacted, SourceValues values, MappedProperties mapped) {
        if (redacted) {
            mapped.redacted.add(property);
        }
        switch (convert.convert(value)) {
            case Converted.Present(PropertyValue present) -> mapped.put(slot, present);
            case Converted.Absent absent -> useDefault(values, mapped);
            case Converted.Unfit unfit ->
                mapped.fail(
                        property,
                        MappingFailures.unfit(values.object(), property, attribute, sourceText(), unfit, redacted));
        }
    }

    /** The default reaches new objects; where nothing else flows also those that have no value yet. */
    private void useDefault(SourceValues values, MappedProperties mapped) {
        switch (fallback) {
            case Converted.Present(PropertyValue present) -> {
                if (flows()) {
                    mapped.onCreation.put(property, present);
                } else {
                    mapped.put(slot, present);
                }
            }
            case Converted.Absent absent -> {}
            case Converted.Unfit unfit ->
                mapped.fail(
                        property,
                        MappingFailures.unfit(
                                values.object(), property, property, "the default of the mapping", unfit, false));
        }
    }

    private void leave(SourceValues values, MappedProperties mapped) {
        mapped.left.add(property);
        useDefault(values, mapped);
    }

    private static Source source(MappingSource source, String property, AttributeSlots attributes) {
        return switch (source) {
            case MappingSource.Direct direct -> new Source.Copied(attributes.add(direct.attribute()));
            case MappingSource.Constant(PropertyValue value) -> new Source.Fixed(value);
            case MappingSource.Evaluated(Expression expression) ->
                new Source.Evaluated(new EvaluateExpression(property, expression, attributes));
            case MappingSource.None none -> new Source.Empty();
            case MappingSource.Cleared cleared -> new Source.Cleared();
        };
    }

    /** The source of the mapping, with its attributes resolved. */
    private sealed interface Source {
        record Copied(int attributeSlot) implements Source {}

        record Fixed(PropertyValue value) implements Source {}

        record Evaluated(EvaluateExpression expression) implements Source {}

        record Empty() implements Source {}

        record Cleared() implements Source {}
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
