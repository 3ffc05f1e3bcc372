package org.footbridge.directory;

import com.unboundid.ldap.sdk.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The filters of what is asked for. Those for changes look at objectClass and objectGUID only: a tombstone keeps these, and
 * an object that leaves a filter is not reported by DirSync.
 */
record ObjectFilters(ReadSettings settings) {
    private static final List<String> CONTAINERS =
            List.of("organizationalUnit", "container", "builtinDomain", "domainDNS", "lostAndFound");
    private static final Map<String, List<String>> SUBCLASSES = Map.of("user", List.of("computer", "inetOrgPerson"));

    /**
     * The wanted classes, without subclasses that were not asked for, and the containers; where links are asked for, also
     * what stands for objects of other forests as their ends.
     */
    Filter everything() {
        List<Filter> parts = new ArrayList<>(wanted());
        CONTAINERS.stream().map(ObjectFilters::isA).forEach(parts::add);
        if (settings.asksForLinks()) {
            parts.add(isA(ForeignPrincipals.OBJECT_CLASS));
        }
        return Filter.createORFilter(parts);
    }

    /** The same with groups that are asked for because of their members alone. */
    Filter everythingAndGroups() {
        return settings.asksForMembersOnly() ? Filter.createORFilter(everything(), groups()) : everything();
    }

    /** What is left of deleted ones. */
    Filter deleted() {
        return Filter.createANDFilter(
                Filter.createEqualityFilter(ObjectSelection.IS_DELETED, "TRUE"), everythingAndGroups());
    }

    /** The groups whose members are told. */
    Filter groups() {
        Membership membership = settings.membership();
        return membership.all()
                ? isA(ObjectSelection.GROUP)
                : Filter.createANDFilter(isA(ObjectSelection.GROUP), any(membership.groups()));
    }

    /** Objects of the wanted classes that have a value of any attribute asked for, or members to be told. */
    Filter withValues() {
        List<Filter> present = new ArrayList<>();
        settings.attributes().forEach(attribute -> present.add(Filter.createPresenceFilter(attribute.name())));
        if (!settings.membership().isEmpty()) {
            present.add(Filter.createANDFilter(groups(), Filter.createPresenceFilter(Membership.MEMBER)));
        }
        return Filter.createANDFilter(Filter.createORFilter(wanted()), Filter.createORFilter(present));
    }

    /** Objects that others are below, whatever else is asked for. */
    static Filter containers() {
        return Filter.createORFilter(CONTAINERS.stream().map(ObjectFilters::isA).toList());
    }

    static boolean isContainer(ReadEntry entry) {
        return CONTAINERS.stream().anyMatch(entry::isOf);
    }

    /** The wanted classes alone, without subclasses that were not asked for. */
    Filter ofClasses() {
        return Filter.createORFilter(wanted());
    }

    Filter named(Collection<ObjectGuid> guids) {
        return Filter.createANDFilter(everythingAndGroups(), any(guids));
    }

    private List<Filter> wanted() {
        return settings.objectClasses().stream().map(this::wanted).toList();
    }

    private Filter wanted(String objectClass) {
        List<Filter> parts = new ArrayList<>();
        parts.add(isA(objectClass));
        SUBCLASSES.getOrDefault(objectClass, List.of()).stream()
                .filter(other -> !settings.asksFor(other))
                .map(other -> Filter.createNOTFilter(isA(other)))
                .forEach(parts::add);
        return parts.size() == 1 ? parts.getFirst() : Filter.createANDFilter(parts);
    }

    static Filter any(Collection<ObjectGuid> guids) {
        return Filter.createORFilter(guids.stream()
                .sorted(Comparator.comparing(ObjectGuid::toString))
                .map(guid -> Filter.createEqualityFilter(ObjectSelection.OBJECT_GUID, guid.bytes()))
                .toList());
    }

    static Filter isA(String objectClass) {
        return Filter.createEqualityFilter(ObjectSelection.OBJECT_CLASS, objectClass);
    }
}
