package org.footbridge.engine.projection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.Samples;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.engine.scope.Scope;

/** Rules of a few mappings, and what they make of objects. */
final class Mapped {

    private Mapped() {}

    static SyncRules rules(AttributeMapping... mappings) {
        return rules(new AnchorRule.ObjectGuid(), mappings);
    }

    static SyncRules rules(AnchorRule anchor, AttributeMapping... mappings) {
        return rules(TargetKind.USER, "user", anchor, mappings);
    }

    static SyncRules rules(TargetKind kind, String sourceClass, AnchorRule anchor, AttributeMapping... mappings) {
        ObjectMapping mapping = ObjectMapping.unlimited(sourceClass, kind, anchor, List.of(mappings), List.of());
        return new SyncRules(
                List.of(mapping),
                Scope.WHOLE_DIRECTORY,
                Set.of(),
                Samples.DOMAINS,
                new DirectoryFacts("corp.fabrikam.example", "CORP", "", ""),
                SourceAttributes.KNOWN,
                false);
    }

    static MappingSource evaluated(String expression) {
        return new MappingSource.Evaluated(Expression.compile(expression));
    }

    static MappingSource direct(String attribute) {
        return new MappingSource.Direct(attribute, MappingSource.Multiplicity.FIRST);
    }

    static PropertyDefinition required(String name, PropertyDefinition.Type type) {
        return new PropertyDefinition(name, type, false, true, true, Integer.MAX_VALUE, false, Set.of());
    }

    static AttributeMapping withDefault(PropertyDefinition target, MappingSource source, String value) {
        return new AttributeMapping(target, source, Optional.of(value), ValueFlow.ALWAYS, 0);
    }

    static AttributeMapping matching(String property, MappingSource source, int priority) {
        return new AttributeMapping(
                PropertyDefinition.text(property), source, Optional.empty(), ValueFlow.ALWAYS, priority);
    }

    static Projection projection(Staged object, SyncRules rules) {
        return new Project(Samples.NOW).project(List.of(object.build()), rules).getFirst();
    }

    static DesiredObject desired(Staged object, SyncRules rules) {
        if (projection(object, rules) instanceof Projected projected) {
            return projected.desired();
        }
        throw new AssertionError("was not projected: " + projection(object, rules));
    }

    static Failure failure(Staged object, SyncRules rules) {
        if (projection(object, rules) instanceof Rejected rejected) {
            return rejected.failure();
        }
        throw new AssertionError("was not rejected: " + projection(object, rules));
    }
}
