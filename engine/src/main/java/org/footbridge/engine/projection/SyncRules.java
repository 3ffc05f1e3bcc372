package org.footbridge.engine.projection;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.naming.TenantDomains;
import org.footbridge.engine.schema.CompileSchema;
import org.footbridge.engine.schema.CompiledSchema;
import org.footbridge.engine.scope.CompiledFilter;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.Scope;

/**
 * The rules of one configuration: what is synchronised and how.
 *
 * @param objectMappings at most one for a class; objects of other classes are not synchronised
 * @param exclusions those that are switched on
 * @param attributes what is known of the attributes that the rules name
 * @param anchorWriteBack objects without mS-DS-ConsistencyGuid are to get their anchor there, see {@link
 *     AnchorWriteBack}
 * @param primaryGroupMembers members of a group are also those who have it for their primary group
 * @param draws what Guid, RandomNum and RandomString draw from
 */
public record SyncRules(
        List<ObjectMapping> objectMappings,
        Scope scope,
        Set<DefaultExclusion> exclusions,
        TenantDomains domains,
        DirectoryFacts directory,
        SourceAttributes attributes,
        boolean anchorWriteBack,
        boolean primaryGroupMembers,
        DrawKey draws) {

    /** Whose chance anybody can tell; for those who have no tenant. */
    public SyncRules(
            List<ObjectMapping> objectMappings,
            Scope scope,
            Set<DefaultExclusion> exclusions,
            TenantDomains domains,
            DirectoryFacts directory,
            SourceAttributes attributes,
            boolean anchorWriteBack) {
        this(objectMappings, scope, exclusions, domains, directory, attributes, anchorWriteBack, false, DrawKey.KNOWN);
    }

    public SyncRules {
        objectMappings = List.copyOf(objectMappings);
        Set<DefaultExclusion> sorted = EnumSet.noneOf(DefaultExclusion.class);
        sorted.addAll(exclusions);
        exclusions = Collections.unmodifiableSet(sorted);
    }

    /** The default schema, the whole directory, all default exclusions. */
    public static SyncRules defaults(String directoryName, TenantDomains domains) {
        return defaults(DirectoryFacts.named(directoryName), domains);
    }

    /** The same for a directory that said more of itself than its name. */
    public static SyncRules defaults(DirectoryFacts directory, TenantDomains domains) {
        return of(CompileSchema.defaults(directory), directory, domains);
    }

    /** A schema for the whole directory, with all default exclusions. */
    public static SyncRules of(CompiledSchema schema, DirectoryFacts directory, TenantDomains domains) {
        return new SyncRules(
                schema.objectMappings(),
                Scope.WHOLE_DIRECTORY,
                EnumSet.allOf(DefaultExclusion.class),
                domains,
                directory,
                schema.attributes(),
                false);
    }

    public SyncRules withScope(Scope other) {
        return new SyncRules(
                objectMappings,
                other,
                exclusions,
                domains,
                directory,
                attributes,
                anchorWriteBack,
                primaryGroupMembers,
                draws);
    }

    /** The same with the option set. */
    public SyncRules withAnchorWriteBack(boolean on) {
        return new SyncRules(
                objectMappings, scope, exclusions, domains, directory, attributes, on, primaryGroupMembers, draws);
    }

    /** The same with the option set. */
    public SyncRules withPrimaryGroupMembers(boolean on) {
        return new SyncRules(
                objectMappings, scope, exclusions, domains, directory, attributes, anchorWriteBack, on, draws);
    }

    /** The same with the key of the tenant. */
    public SyncRules withDraws(DrawKey key) {
        return new SyncRules(
                objectMappings,
                scope,
                exclusions,
                domains,
                directory,
                attributes,
                anchorWriteBack,
                primaryGroupMembers,
                key);
    }

    /** Only the mappings of these classes; names are compared without case. */
    public SyncRules withClasses(Collection<String> classes) {
        Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.addAll(classes);
        List<ObjectMapping> kept = objectMappings.stream()
                .filter(mapping -> wanted.contains(mapping.sourceClass()))
                .toList();
        return new SyncRules(
                kept, scope, exclusions, domains, directory, attributes, anchorWriteBack, primaryGroupMembers, draws);
    }

    /** @param filters by the class whose objects they take in, compared without case */
    public SyncRules withFilters(Map<String, CompiledFilter> filters) {
        Map<String, CompiledFilter> byClass = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byClass.putAll(filters);
        List<ObjectMapping> filtered = objectMappings.stream()
                .map(mapping -> Optional.ofNullable(byClass.get(mapping.sourceClass()))
                        .map(mapping::withFilter)
                        .orElse(mapping))
                .toList();
        return new SyncRules(
                filtered,
                scope,
                exclusions,
                domains,
                directory,
                attributes,
                anchorWriteBack,
                primaryGroupMembers,
                draws);
    }

    /** The same for every object of the classes, whatever place, membership and attributes it has; exclusions stay. */
    public SyncRules withoutScope() {
        List<ObjectMapping> unfiltered =
                objectMappings.stream().map(ObjectMapping::withoutFilter).toList();
        return new SyncRules(
                unfiltered,
                Scope.WHOLE_DIRECTORY,
                exclusions,
                domains,
                directory,
                attributes,
                anchorWriteBack,
                primaryGroupMembers,
                draws);
    }

    public SyncRules without(DefaultExclusion... switchedOff) {
        Set<DefaultExclusion> rest = EnumSet.noneOf(DefaultExclusion.class);
        rest.addAll(exclusions);
        List.of(switchedOff).forEach(rest::remove);
        return new SyncRules(
                objectMappings,
                scope,
                rest,
                domains,
                directory,
                attributes,
                anchorWriteBack,
                primaryGroupMembers,
                draws);
    }

    /** Class names are compared without case. */
    public Optional<ObjectMapping> mappingOf(String objectClass) {
        return objectMappings.stream()
                .filter(mapping -> mapping.sourceClass().equalsIgnoreCase(objectClass))
                .findFirst();
    }
}
