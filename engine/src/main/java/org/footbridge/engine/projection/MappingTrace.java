package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.mapping.ObjectMapping;

/**
 * How an object in scope came to its values, step by step, by the same code as in a cycle.
 *
 * @param steps the mappings in the order in which they were evaluated
 * @param names what the rules of the tenant directory made of the values, in order of the properties
 * @param matchKeys by what the object is looked for when it has no target yet; none when it failed
 * @param further failures that are not those of a step or of the anchor, for instance of a property that is required
 */
public record MappingTrace(
        List<Step> steps, List<Named> names, Anchor anchor, List<MatchKey> matchKeys, List<Failure> further) {

    public MappingTrace {
        steps = List.copyOf(steps);
        names = List.copyOf(names);
        matchKeys = List.copyOf(matchKeys);
        further = List.copyOf(further);
    }

    /** @param now the moment that expressions take for the present */
    public static MappingTrace of(StagedObject object, ObjectMapping mapping, SyncRules rules, Instant now) {
        return new MapObject(mapping, rules, now).follow(object);
    }

    /**
     * One mapping.
     *
     * @param source what the value is made of, as the mapping says it
     * @param reads the attributes that it may look at
     */
    public record Step(String property, String source, Set<String> reads, Result result) {
        public Step {
            Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            sorted.addAll(reads);
            reads = Collections.unmodifiableSet(sorted);
        }
    }

    /** What a mapping came to. */
    public sealed interface Result {

        /** @param redacted the value is not to be shown */
        record Value(PropertyValue value, boolean redacted) implements Result {}

        /** The source gives nothing; a new object gets the default. */
        record Default(PropertyValue value) implements Result {}

        record Nothing() implements Result {}

        /** The property stays as it is. */
        record LeavesProperty() implements Result {}

        /** The object stays as it is. */
        record LeavesObject() implements Result {}

        record Failed(Failure failure) implements Result {}
    }

    /**
     * @param after empty: the property has no value any more
     * @param madeUp for want of a name that fits
     * @param redacted the values are not to be shown
     */
    public record Named(
            String property,
            Optional<PropertyValue> before,
            Optional<PropertyValue> after,
            boolean madeUp,
            boolean redacted) {}

    /**
     * @param attribute where it comes from, or was to come from
     * @param failure why there is none
     */
    public record Anchor(String attribute, Optional<SourceAnchor> anchor, Optional<Failure> failure) {}
}
