package org.footbridge.engine.projection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappedValue;
import org.footbridge.engine.mapping.MappingContext;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.MappingSource.Multiplicity;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.mapping.ValueFlow;

/** Evaluates the mappings of one class. */
final class MapObject {

    private final ObjectMapping mapping;
    private final MappingContext context;

    MapObject(ObjectMapping mapping, MappingContext context) {
        this.mapping = mapping;
        this.context = context;
    }

    Projection map(StagedObject object) {
        Map<String, PropertyValue> properties = new TreeMap<>();
        Set<String> standIns = new TreeSet<>();
        for (AttributeMapping attribute : mapping.attributes()) {
            String property = attribute.targetProperty();
            switch (evaluate(attribute.source(), object, property)) {
                case MappedValue.Value(PropertyValue value) -> properties.put(property, value);
                case MappedValue.StandIn(PropertyValue value) -> {
                    properties.put(property, value);
                    standIns.add(property);
                }
                case MappedValue.Nothing() -> {}
                case MappedValue.Unusable(Failure failure) -> {
                    return new Projection.Rejected(object.guid(), failure);
                }
            }
        }
        return anchored(object, properties, standIns);
    }

    private Projection anchored(StagedObject object, Map<String, PropertyValue> properties, Set<String> standIns) {
        return switch (FindAnchor.of(object, mapping.anchor())) {
            case FindAnchor.Found.Unusable(Failure failure) -> new Projection.Rejected(object.guid(), failure);
            case FindAnchor.Found.Anchor(SourceAnchor anchor) -> {
                Map<String, ValueFlow> owned = new TreeMap<>(mapping.ownedProperties());
                if (mapping.targetKind() == TargetKind.USER) {
                    properties.put("onPremisesImmutableId", new PropertyValue.Text(anchor.value()));
                    owned.put("onPremisesImmutableId", ValueFlow.ALWAYS);
                }
                yield new Projection.Projected(
                        object,
                        new DesiredObject(
                                mapping.targetKind(),
                                anchor,
                                properties,
                                owned,
                                Map.of(),
                                List.of(),
                                standIns,
                                Set.of(),
                                mapping.caselessProperties(),
                                mapping.flows()));
            }
        };
    }

    private MappedValue evaluate(MappingSource source, StagedObject object, String property) {
        try {
            return switch (source) {
                case MappingSource.Direct direct -> direct(direct, object);
                case MappingSource.Constant(PropertyValue value) -> new MappedValue.Value(value);
                case MappingSource.Computed computed -> computed.expression().evaluate(object, context);
                case MappingSource.Evaluated evaluated -> throw new UnsupportedOperationException(property);
                case MappingSource.None none -> MappedValue.NOTHING;
                case MappingSource.Cleared cleared -> MappedValue.NOTHING;
            };
        } catch (RuntimeException defect) {
            return new MappedValue.Unusable(new Failure(
                    "MappingFailed",
                    property,
                    "",
                    "The mapping of " + property + " failed for " + object.distinguishedName() + " ("
                            + defect.getClass().getSimpleName() + ").",
                    "Check the mapping of " + property + "; all other objects are synchronised.",
                    false));
        }
    }

    private static MappedValue direct(MappingSource.Direct direct, StagedObject object) {
        List<String> texts = object.values(direct.attribute()).stream()
                .map(AttributeValue::text)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (texts.isEmpty()) {
            return MappedValue.NOTHING;
        }
        return direct.multiplicity() == Multiplicity.FIRST
                ? MappedValue.text(Optional.of(texts.getFirst()))
                : new MappedValue.Value(new PropertyValue.Texts(texts));
    }
}
