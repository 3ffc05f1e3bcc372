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
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappedValue;
import org.footbridge.engine.mapping.MappingContext;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.MappingSource.Multiplicity;
import org.footbridge.engine.mapping.ObjectMapping;

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
        return switch (evaluate(mapping.anchor(), object, "source anchor")) {
            case MappedValue.Value(PropertyValue.Text(String text)) ->
                new Projection.Projected(
                        object,
                        new DesiredObject(
                                mapping.targetKind(),
                                new SourceAnchor(text),
                                properties,
                                mapping.ownedProperties(),
                                standIns));
            case MappedValue.Unusable(Failure failure) -> new Projection.Rejected(object.guid(), failure);
            case MappedValue.Value other -> new Projection.Rejected(object.guid(), noAnchor(object));
            case MappedValue.StandIn other -> new Projection.Rejected(object.guid(), noAnchor(object));
            case MappedValue.Nothing other -> new Projection.Rejected(object.guid(), noAnchor(object));
        };
    }

    private MappedValue evaluate(MappingSource source, StagedObject object, String property) {
        try {
            return switch (source) {
                case MappingSource.Direct direct -> direct(direct, object);
                case MappingSource.Constant(PropertyValue value) -> new MappedValue.Value(value);
                case MappingSource.Computed computed -> computed.expression().evaluate(object, context);
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

    private static Failure noAnchor(StagedObject object) {
        return new Failure(
                "SourceAnchorMissing",
                "onPremisesImmutableId",
                "",
                "The object " + object.distinguishedName() + " has no source anchor.",
                "Map the source anchor to an attribute that every object has.",
                false);
    }
}
