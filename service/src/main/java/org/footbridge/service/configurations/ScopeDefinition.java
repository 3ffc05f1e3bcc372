package org.footbridge.service.configurations;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.engine.scope.AttributeFilter;

/**
 * Which objects are in scope, as the administrator said it.
 *
 * @param containers none: the whole directory
 * @param excluded containers inside of those that stay out
 * @param groups whose members are in scope; none: groups do not matter
 * @param nested members of members count too
 * @param filters by class, spelled as in {@code objects}
 */
public record ScopeDefinition(
        List<Entry> containers,
        List<Entry> excluded,
        List<Entry> groups,
        boolean nested,
        Map<String, AttributeFilter> filters) {

    /**
     * A container or group in the scope. It is given by name once and followed by GUID from then on.
     *
     * @param name distinguished name, as it was written
     * @param guid empty until the directory has resolved the name
     */
    public record Entry(String name, Optional<UUID> guid) {}

    public ScopeDefinition {
        containers = List.copyOf(containers);
        excluded = List.copyOf(excluded);
        groups = List.copyOf(groups);
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
    }

    /** All that is given by name. */
    public Stream<Entry> entries() {
        return Stream.of(containers, excluded, groups).flatMap(List::stream);
    }

    /** Whether every entry has its GUID. */
    public boolean resolved() {
        return entries().allMatch(entry -> entry.guid().isPresent());
    }

    /** With GUIDs for names that have none yet; compared as they are written. */
    public ScopeDefinition resolve(Map<String, UUID> guids) {
        return new ScopeDefinition(
                resolve(containers, guids), resolve(excluded, guids), resolve(groups, guids), nested, filters);
    }

    /** With other containers, groups or filters where some are given. */
    ScopeDefinition with(
            Optional<List<String>> otherContainers,
            Optional<List<String>> otherGroups,
            Optional<Map<String, AttributeFilter>> otherFilters) {
        return new ScopeDefinition(
                otherContainers.map(ScopeDefinition::named).orElse(containers),
                excluded,
                otherGroups.map(ScopeDefinition::named).orElse(groups),
                nested,
                otherFilters.orElse(filters));
    }

    private static List<Entry> named(List<String> names) {
        return names.stream().map(name -> new Entry(name, Optional.empty())).toList();
    }

    /** Whether containers or groups limit it; exclusions alone leave the rest of the directory. */
    boolean limited() {
        return !containers.isEmpty() || !groups.isEmpty();
    }

    /**
     * Names that are as before keep their GUIDs, so that what was renamed since stays what it was.
     *
     * @param gone from the directory: these names are looked up again, something else may be called so by now
     */
    ScopeDefinition keepGuids(ScopeDefinition before, Set<UUID> gone) {
        Map<String, UUID> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        before.entries()
                .forEach(entry -> entry.guid()
                        .filter(guid -> !gone.contains(guid))
                        .ifPresent(guid -> known.putIfAbsent(entry.name(), guid)));
        return resolve(known);
    }

    private static List<Entry> resolve(List<Entry> entries, Map<String, UUID> guids) {
        return entries.stream()
                .map(entry -> entry.guid().isPresent()
                        ? entry
                        : new Entry(entry.name(), Optional.ofNullable(guids.get(entry.name()))))
                .toList();
    }
}
