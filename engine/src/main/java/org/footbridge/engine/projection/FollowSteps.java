package org.footbridge.engine.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.projection.MappingTrace.Named;
import org.footbridge.engine.projection.MappingTrace.Result;
import org.footbridge.engine.projection.MappingTrace.Step;

/** Notes what each step adds to the mapped properties of one object. For one thread. */
final class FollowSteps {

    private final MappedProperties mapped;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();
    private Map<String, PropertyValue> beforeNames = Map.of();

    FollowSteps(MappedProperties mapped) {
        this.mapped = mapped;
    }

    void map(MapAttribute attribute, SourceValues source) {
        boolean leftBefore = mapped.objectLeft;
        attribute.map(source, mapped);
        boolean leaves = mapped.objectLeft && !leftBefore;
        steps.add(new Step(
                attribute.property(),
                attribute.sourceText(),
                attribute.reads(),
                leaves ? new Result.LeavesObject() : result(attribute)));
    }

    /** All mappings are evaluated; what follows is the names. */
    void beginNames() {
        beforeNames = mapped.properties();
        failed.addAll(mapped.failures.keySet());
    }

    List<Step> steps() {
        return steps;
    }

    List<Named> names() {
        Map<String, PropertyValue> afterNames = mapped.properties();
        Set<String> properties = new TreeSet<>(beforeNames.keySet());
        properties.addAll(afterNames.keySet());
        List<Named> names = new ArrayList<>();
        for (String property : properties) {
            Optional<PropertyValue> before = Optional.ofNullable(beforeNames.get(property));
            Optional<PropertyValue> after = Optional.ofNullable(afterNames.get(property));
            if (!before.equals(after)) {
                names.add(new Named(
                        property,
                        before,
                        after,
                        mapped.standIns.contains(property),
                        mapped.redacted.contains(property)));
            }
        }
        return names;
    }

    /** Failures that came after the mappings. */
    List<Failure> further() {
        return mapped.failures.entrySet().stream()
                .filter(entry -> !failed.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Result result(MapAttribute attribute) {
        String property = attribute.property();
        Failure failure = mapped.failures.get(property);
        PropertyValue value = mapped.value(attribute.slot());
        PropertyValue onCreation = mapped.onCreation.get(property);
        if (failure != null) {
            return new Result.Failed(failure);
        }
        if (value != null) {
            return new Result.Value(value, mapped.redacted.contains(property));
        }
        if (mapped.left.contains(property)) {
            return new Result.LeavesProperty();
        }
        return onCreation == null ? new Result.Nothing() : new Result.Default(onCreation);
    }
}
