package org.footbridge.engine.projection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.scope.AttributeFilter;

/** Whether rules take an object in, without mapping it: what a cycle decides before it looks at any mapping. */
public final class TakeIn {

    private TakeIn() {}

    /** By containers, groups, the filter of its class, and the default exclusions. What cannot be told is not taken in. */
    public static boolean takes(StagedObject object, SyncRules rules) {
        return !object.deleted()
                && !object.absent()
                && rules.mappingOf(object.objectClass())
                        .filter(mapping ->
                                LeaveOut.reason(object, mapping, rules).isEmpty())
                        .isPresent();
    }

    /** The attributes of the directory that decide it, each once, ordered by name without case. */
    public static List<SourceAttribute> reads(SyncRules rules) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ObjectMapping mapping : rules.objectMappings()) {
            mapping.filter().ifPresent(filter -> named.addAll(filter.reads()));
            rules.exclusions().stream()
                    .filter(exclusion -> exclusion.concerns(mapping.targetKind()))
                    .forEach(exclusion -> named.addAll(exclusion.reads()));
        }
        Map<String, SourceAttribute> reads = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.forEach(name -> reads.put(name, SourceSchema.plain(name, rules)));
        return List.copyOf(reads.values());
    }

    /** Whether the names of the containers above an object decide it. */
    public static boolean readsNames(SyncRules rules) {
        return rules.objectMappings().stream()
                .flatMap(mapping -> mapping.filter().stream())
                .flatMap(filter ->
                        Stream.concat(filter.filter().groups().stream(), filter.filter().inputGroups().stream()))
                .flatMap(group -> group.clauses().stream())
                .map(AttributeFilter.Clause::attribute)
                .anyMatch(VirtualAttribute.DISTINGUISHED_NAME.attribute()::equalsIgnoreCase);
    }
}
