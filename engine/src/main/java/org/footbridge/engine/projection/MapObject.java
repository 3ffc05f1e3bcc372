package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.naming.UserPrincipalName;

/** Evaluates the mappings of one class; made once for many objects. The result does not depend on their order. */
final class MapObject {

    /** Code of objects that a mapping says are to be left as they are. */
    static final String OBJECT_FLOW_IGNORED = "ObjectFlowIgnored";

    private static final String IMMUTABLE_ID = "onPremisesImmutableId";

    private final ObjectMapping mapping;
    private final Surroundings surroundings;
    private final AttributeSlots slots = new AttributeSlots();
    private final PropertySlots properties;
    private final List<MapAttribute> attributes;
    private final ApplyNames names;
    private final FindMatchKeys matchKeys;
    private final Map<String, ValueFlow> owned;
    private final Set<String> caseless;

    MapObject(ObjectMapping mapping, SyncRules rules, Instant now) {
        this.mapping = mapping;
        this.surroundings = Surroundings.of(rules, now);
        this.properties = properties(mapping);
        this.attributes = mapping.attributes().stream()
                .map(attribute -> new MapAttribute(attribute, slots, properties))
                .sorted(Comparator.comparing(MapAttribute::property))
                .toList();
        this.names = new ApplyNames(mapping.targetKind(), rules.domains(), attributes);
        this.matchKeys = new FindMatchKeys(mapping.attributes());
        this.owned = owned();
        this.caseless = mapping.caselessProperties();
    }

    private static PropertySlots properties(ObjectMapping mapping) {
        Set<String> names = new TreeSet<>(Set.of(IMMUTABLE_ID, UserPrincipalName.OTHER_SOURCE));
        mapping.attributes().forEach(attribute -> names.add(attribute.targetProperty()));
        return new PropertySlots(names);
    }

    Projection map(StagedObject object) {
        MappedProperties mapped = new MappedProperties(properties);
        SourceValues source = new SourceValues(slots, object, surroundings);
        attributes.forEach(attribute -> attribute.map(source, mapped));
        if (mapped.objectLeft) {
            return new Projection.LeftAlone(
                    object.guid(),
                    OBJECT_FLOW_IGNORED,
                    "A mapping says that " + object.distinguishedName() + " is to be left as it is.");
        }
        names.apply(object, mapped);
        check(object, mapped);
        return switch (FindAnchor.of(object, mapping.anchor())) {
            case FindAnchor.Found.Unusable unusable -> {
                mapped.fail("sourceAnchor", unusable.failure());
                yield rejected(object, mapped);
            }
            case FindAnchor.Found.Anchor(SourceAnchor anchor) ->
                mapped.failures.isEmpty() ? projected(object, anchor, mapped) : rejected(object, mapped);
        };
    }

    /** The same as {@link #map}, with account of each step. */
    MappingTrace follow(StagedObject object) {
        MappedProperties mapped = new MappedProperties(properties);
        SourceValues source = new SourceValues(slots, object, surroundings);
        FollowSteps follow = new FollowSteps(mapped);
        attributes.forEach(attribute -> follow.map(attribute, source));
        follow.beginNames();
        if (!mapped.objectLeft) {
            names.apply(object, mapped);
            check(object, mapped);
        }
        return new MappingTrace(
                follow.steps(),
                follow.names(),
                FindAnchor.trace(object, mapping.anchor()),
                matchKeys.of(mapped.properties(), mapped.standIns),
                follow.further());
    }

    private static Projection rejected(StagedObject object, MappedProperties mapped) {
        return new Projection.Rejected(object.guid(), MappingFailures.together(mapped.failures));
    }

    private Projection projected(StagedObject object, SourceAnchor anchor, MappedProperties mapped) {
        if (mapping.targetKind() == TargetKind.USER) {
            mapped.put(IMMUTABLE_ID, anchor.value());
        }
        ByName<PropertyValue> values = mapped.properties();
        return new Projection.Projected(
                object,
                new DesiredObject(
                        mapping.targetKind(),
                        anchor,
                        values,
                        ownedBut(mapped),
                        mapped.onCreation,
                        matchKeys.of(values, mapped.standIns),
                        mapped.standIns,
                        mapped.redacted,
                        caseless,
                        mapping.flows()));
    }

    private Map<String, ValueFlow> owned() {
        Map<String, ValueFlow> all = new TreeMap<>(names.owned());
        attributes.forEach(attribute -> attribute.flow().ifPresent(flow -> all.put(attribute.property(), flow)));
        if (mapping.targetKind() == TargetKind.USER) {
            all.put(IMMUTABLE_ID, ValueFlow.ALWAYS);
        }
        return ByName.of(all);
    }

    private Map<String, ValueFlow> ownedBut(MappedProperties mapped) {
        if (mapped.left.isEmpty()) {
            return owned;
        }
        Map<String, ValueFlow> rest = new TreeMap<>(owned);
        rest.keySet().removeAll(mapped.left);
        return rest;
    }

    /** A property that is left as it is on an object that exists still has to come from somewhere on a new one. */
    private void check(StagedObject object, MappedProperties mapped) {
        int extensions = 0;
        for (MapAttribute attribute : attributes) {
            if (mapped.has(attribute.slot())) {
                extensions += PropertyLimits.isExtension(attribute.property()) ? 1 : 0;
            } else if (attribute.target().required()
                    && attribute.flows()
                    && !mapped.onCreation.containsKey(attribute.property())
                    && !mapped.failures.containsKey(attribute.property())) {
                mapped.fail(
                        attribute.property(),
                        MappingFailures.required(object, attribute.property(), attribute.sourceText()));
            }
        }
        if (extensions > PropertyLimits.EXTENSIONS_OF_AN_OBJECT) {
            mapped.fail("extension_", MappingFailures.tooManyExtensions(object, extensions));
        }
    }
}
