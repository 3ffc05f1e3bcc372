package org.footbridge.engine.projection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.scope.Scope;

/** What has to be read from the directory so that rules can be applied: nothing else leaves the premises. */
public final class SourceSchema {

    private SourceSchema() {}

    /** Each attribute once, ordered by name without case. */
    public static List<SourceAttribute> attributesNeeded(SyncRules rules) {
        Set<String> named = named(rules);
        Set<String> links = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ObjectMapping mapping : rules.objectMappings()) {
            mapping.links().forEach(link -> link.source().ifPresent(links::add));
        }
        if (rules.scope().limitedByGroups()) {
            links.add(Scope.MEMBERS);
        }
        Map<String, SourceAttribute> needed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.stream()
                .flatMap(name -> real(name).stream())
                .forEach(name -> needed.putIfAbsent(name, plain(name, rules)));
        if (rules.primaryGroupMembers()) {
            PrimaryGroup.READS.forEach(attribute -> needed.put(attribute.name(), attribute));
        }
        links.forEach(name -> needed.put(name, new SourceAttribute(name, SourceAttribute.Kind.LINK)));
        return List.copyOf(needed.values());
    }

    /** Whether the names of the containers above an object matter to anything but to the scope. */
    public static boolean readsNames(SyncRules rules) {
        return named(rules).contains(VirtualAttribute.DISTINGUISHED_NAME.attribute()) || TakeIn.readsNames(rules);
    }

    /** Everything that rules name, as they name it. */
    private static Set<String> named(SyncRules rules) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ObjectMapping mapping : rules.objectMappings()) {
            mapping.filter().ifPresent(filter -> named.addAll(filter.reads()));
            named.addAll(mapping.anchor().reads());
            mapping.attributes()
                    .forEach(attribute -> named.addAll(attribute.source().reads()));
            named.addAll(ApplyNames.reads(mapping.targetKind()));
            rules.exclusions().stream()
                    .filter(exclusion -> exclusion.concerns(mapping.targetKind()))
                    .forEach(exclusion -> named.addAll(exclusion.reads()));
        }
        return named;
    }

    /** The attributes of the directory behind one that a mapping names. */
    private static Set<String> real(String name) {
        return VirtualAttribute.named(name).map(VirtualAttribute::reads).orElse(Set.of(name));
    }

    /** An attribute that is no link. */
    static SourceAttribute plain(String name, SyncRules rules) {
        return new SourceAttribute(name, kind(name, rules));
    }

    private static SourceAttribute.Kind kind(String name, SyncRules rules) {
        return rules.attributes()
                .find(name)
                .filter(attribute -> attribute.syntax().isBinary())
                .map(attribute -> SourceAttribute.Kind.BINARY)
                .orElse(SourceAttribute.Kind.TEXT);
    }
}
