package org.footbridge.directory;

import com.unboundid.ldap.sdk.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The filters of what is asked for. Those for changes look at objectClass and objectGUID only: a tombstone keeps these, and
 * an object that leaves a filter is not reported by DirSync.
 */
record ObjectFilters(ReadSettings settings) {
    private static final List<String> CONTAINERS =
            List.of("organizationalUnit", "container", "builtinDomain", "domainDNS", "lostAndFound");
    private static final Map<String, List<String>> SUBCLASSES = Map.of("user", List.of("computer", "inetOrgPerson"));

    /** The wanted classes, without subclasses that were not asked for, and the containers. */
    String everything() {
        return "(|" + wanted() + CONTAINERS.stream().map(ObjectFilters::isA).collect(Collectors.joining()) + ")";
    }

    /** The same with groups that are asked for because of their members alone. */
    String everythingAndGroups() {
        return settings.asksForMembersOnly() ? "(|" + everything() + groups() + ")" : everything();
    }

    /** What is left of deleted ones. */
    String deleted() {
        return "(&(" + ObjectSelection.IS_DELETED + "=TRUE)" + everythingAndGroups() + ")";
    }

    /** The groups whose members are told. */
    String groups() {
        Membership membership = settings.membership();
        return membership.all()
                ? isA(ObjectSelection.GROUP)
                : "(&" + isA(ObjectSelection.GROUP) + any(membership.groups()) + ")";
    }

    /** Objects of the wanted classes that have a value of any attribute asked for, or members to be told. */
    String withValues() {
        StringBuilder present = new StringBuilder();
        settings.attributes().forEach(attribute -> present.append(isPresent(attribute.name())));
        if (!settings.membership().isEmpty()) {
            present.append("(&")
                    .append(groups())
                    .append(isPresent(Membership.MEMBER))
                    .append(")");
        }
        return "(&(|" + wanted() + ")(|" + present + "))";
    }

    String named(Collection<ObjectGuid> guids) {
        return "(&" + everythingAndGroups() + any(guids) + ")";
    }

    private String wanted() {
        StringBuilder filter = new StringBuilder();
        for (String wanted : settings.objectClasses()) {
            List<String> unwanted = SUBCLASSES.getOrDefault(wanted, List.of()).stream()
                    .filter(other -> !settings.asksFor(other))
                    .toList();
            if (unwanted.isEmpty()) {
                filter.append(isA(wanted));
            } else {
                filter.append("(&").append(isA(wanted));
                unwanted.forEach(other -> filter.append("(!").append(isA(other)).append(')'));
                filter.append(')');
            }
        }
        return filter.toString();
    }

    static String any(Collection<ObjectGuid> guids) {
        return guids.stream()
                .map(guid -> "(" + ObjectSelection.OBJECT_GUID + "=" + guid.escaped() + ")")
                .sorted()
                .collect(Collectors.joining("", "(|", ")"));
    }

    private static String isPresent(String attribute) {
        return Filter.createPresenceFilter(attribute).toString();
    }

    private static String isA(String objectClass) {
        return Filter.createEqualityFilter(ObjectSelection.OBJECT_CLASS, objectClass)
                .toString();
    }
}
