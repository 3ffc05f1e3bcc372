package org.footbridge.directory;

import com.unboundid.ldap.sdk.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to ask the directory for: filters and attribute lists. Filters look at objectClass only: a tombstone keeps that,
 * and an object that leaves a filter is not reported by DirSync.
 */
final class ObjectSelection {
    static final String NAME = "name";
    static final String IS_DELETED = "isDeleted";
    static final String OBJECT_CLASS = "objectClass";
    static final String OBJECT_GUID = "objectGUID";
    static final String PARENT_GUID = "parentGUID";
    /** Values of a link asked for with the object. */
    static final int FIRST_RANGE = 1500;

    private static final String GROUP = "group";
    private static final RequestedAttribute MEMBER_LINK = new RequestedAttribute(Membership.MEMBER, ValueKind.LINK);
    private static final List<String> CONTAINERS =
            List.of("organizationalUnit", "container", "builtinDomain", "domainDNS", "lostAndFound");
    private static final Map<String, List<String>> SUBCLASSES = Map.of("user", List.of("computer", "inetOrgPerson"));
    private static final Set<String> SINGLE_LINKS = Set.of("manager", "managedby", "altrecipient", "homemdb");

    private final ReadSettings settings;
    private final Map<String, RequestedAttribute> byName = new HashMap<>();

    ObjectSelection(ReadSettings settings) {
        this.settings = settings;
        settings.attributes().forEach(attribute -> byName.put(lower(attribute.name()), attribute));
    }

    ReadSettings settings() {
        return settings;
    }

    Optional<RequestedAttribute> requested(String name) {
        return Optional.ofNullable(byName.get(lower(name)));
    }

    boolean isLink(String name) {
        return requested(name).map(a -> a.kind() == ValueKind.LINK).orElse(false);
    }

    /**
     * How an attribute of an object is to be told; empty: not at all.
     *
     * @param reduced whether the object is out of scope: then only members can be told
     */
    Optional<RequestedAttribute> told(ReadEntry entry, String name, boolean reduced) {
        if (Membership.MEMBER.equalsIgnoreCase(name) && tellsMembers(entry)) {
            return Optional.of(member());
        }
        return reduced ? Optional.empty() : requested(name);
    }

    /** Whether objects of this class are wanted for the tree only. */
    boolean isContainer(String objectClass) {
        return !isWanted(objectClass) && !GROUP.equalsIgnoreCase(objectClass);
    }

    /** Whether this is a group that was asked for because of its members alone. */
    boolean isForMembersOnly(ReadEntry entry) {
        return hasGroupsForMembersOnly() && isGroup(entry);
    }

    boolean hasGroupsForMembersOnly() {
        return !settings.membership().isEmpty() && !isWanted(GROUP);
    }

    /**
     * Whether a change does not show if it is one of a group for its members alone: changes come without the class, and
     * members may be unchanged.
     */
    boolean isAmbiguous(ReadEntry change) {
        return hasGroupsForMembersOnly()
                && settings.membership().concerns(change.guid())
                && !change.has(OBJECT_CLASS)
                && !change.hasValuesOf(Membership.MEMBER);
    }

    private boolean tellsMembers(ReadEntry entry) {
        return settings.membership().concerns(entry.guid()) && isGroup(entry);
    }

    /** Nothing else has members. */
    private static boolean isGroup(ReadEntry entry) {
        return entry.isOf(GROUP) || entry.hasValuesOf(Membership.MEMBER);
    }

    private boolean isWanted(String objectClass) {
        return settings.objectClasses().stream().anyMatch(objectClass::equalsIgnoreCase);
    }

    /** The wanted classes, without subclasses that were not asked for, and the containers. */
    String filter() {
        return "(|" + wanted() + CONTAINERS.stream().map(ObjectSelection::isA).collect(Collectors.joining()) + ")";
    }

    /** The same with groups that are asked for because of their members alone. */
    String filterWithGroups() {
        return hasGroupsForMembersOnly() ? "(|" + filter() + groups() + ")" : filter();
    }

    /** The groups whose members are told. */
    String groups() {
        Membership membership = settings.membership();
        return membership.all() ? isA(GROUP) : "(&" + isA(GROUP) + any(membership.groups()) + ")";
    }

    /** Objects of the wanted classes that have a value of any attribute asked for, or members to be told. */
    String filterWithValues() {
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

    String filterFor(Collection<ObjectGuid> guids) {
        return "(&" + filterWithGroups() + any(guids) + ")";
    }

    private String wanted() {
        StringBuilder filter = new StringBuilder();
        for (String wanted : settings.objectClasses()) {
            List<String> unwanted = SUBCLASSES.getOrDefault(wanted, List.of()).stream()
                    .filter(other -> !isWanted(other))
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

    private static String any(Collection<ObjectGuid> guids) {
        return guids.stream()
                .map(guid -> "(" + OBJECT_GUID + "=" + guid.escaped() + ")")
                .sorted()
                .collect(Collectors.joining("", "(|", ")"));
    }

    /** Of an object as a whole, with explicit ranges for links of many values. */
    List<String> wholeAttributes() {
        Set<String> names = new LinkedHashSet<>(placeAttributes());
        for (RequestedAttribute attribute : settings.attributes()) {
            boolean ranged = attribute.kind() == ValueKind.LINK && !SINGLE_LINKS.contains(lower(attribute.name()));
            names.add(ranged ? firstOf(attribute) : attribute.name());
        }
        if (!settings.membership().isEmpty()) {
            names.add(firstOf(member()));
        }
        return new ArrayList<>(names);
    }

    /** Of a group of which only the members are told. */
    List<String> memberAttributes() {
        List<String> names = new ArrayList<>(placeAttributes());
        names.add(firstOf(member()));
        return names;
    }

    /** Of a change: what shows renames, moves and deletions besides what was asked for. */
    List<String> changeAttributes() {
        Set<String> names = new LinkedHashSet<>(placeAttributes());
        names.add(NAME);
        names.add(IS_DELETED);
        settings.attributes().forEach(attribute -> names.add(attribute.name()));
        if (!settings.membership().isEmpty()) {
            names.add(member().name());
        }
        return new ArrayList<>(names);
    }

    List<String> placeAttributes() {
        return List.of(OBJECT_GUID, PARENT_GUID, OBJECT_CLASS);
    }

    private RequestedAttribute member() {
        return requested(Membership.MEMBER).orElse(MEMBER_LINK);
    }

    private static String firstOf(RequestedAttribute attribute) {
        return RangedName.request(attribute.name(), 0, FIRST_RANGE);
    }

    private static String isPresent(String attribute) {
        return Filter.createPresenceFilter(attribute).toString();
    }

    private static String isA(String objectClass) {
        return Filter.createEqualityFilter(OBJECT_CLASS, objectClass).toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
