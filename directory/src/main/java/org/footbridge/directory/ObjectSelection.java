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

    /** Whether objects of this class are wanted for the tree only. */
    boolean isContainer(String objectClass) {
        return settings.objectClasses().stream().noneMatch(objectClass::equalsIgnoreCase);
    }

    /** The wanted classes and the containers, without subclasses that were not asked for. */
    String filter() {
        StringBuilder filter = new StringBuilder("(|");
        for (String wanted : settings.objectClasses()) {
            List<String> unwanted = SUBCLASSES.getOrDefault(wanted, List.of()).stream()
                    .filter(this::isContainer)
                    .toList();
            if (unwanted.isEmpty()) {
                filter.append(isA(wanted));
            } else {
                filter.append("(&").append(isA(wanted));
                unwanted.forEach(other -> filter.append("(!").append(isA(other)).append(')'));
                filter.append(')');
            }
        }
        CONTAINERS.forEach(container -> filter.append(isA(container)));
        return filter.append(')').toString();
    }

    String filterFor(Collection<ObjectGuid> guids) {
        return guids.stream()
                .map(guid -> "(" + OBJECT_GUID + "=" + guid.escaped() + ")")
                .collect(Collectors.joining("", "(&" + filter() + "(|", "))"));
    }

    /** Of an object as a whole, with explicit ranges for links of many values. */
    List<String> wholeAttributes() {
        Set<String> names = new LinkedHashSet<>(placeAttributes());
        for (RequestedAttribute attribute : settings.attributes()) {
            boolean ranged = attribute.kind() == ValueKind.LINK && !SINGLE_LINKS.contains(lower(attribute.name()));
            names.add(ranged ? RangedName.request(attribute.name(), 0, FIRST_RANGE) : attribute.name());
        }
        return new ArrayList<>(names);
    }

    /** Of a change: what shows renames, moves and deletions besides what was asked for. */
    List<String> changeAttributes() {
        Set<String> names = new LinkedHashSet<>(placeAttributes());
        names.add(NAME);
        names.add(IS_DELETED);
        settings.attributes().forEach(attribute -> names.add(attribute.name()));
        return new ArrayList<>(names);
    }

    List<String> placeAttributes() {
        return List.of(OBJECT_GUID, PARENT_GUID, OBJECT_CLASS);
    }

    private static String isA(String objectClass) {
        return Filter.createEqualityFilter(OBJECT_CLASS, objectClass).toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
