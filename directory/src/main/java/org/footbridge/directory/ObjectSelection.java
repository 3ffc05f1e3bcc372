package org.footbridge.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to ask the directory for, and what of the answer is told. The filters are in {@link ObjectFilters}. */
final class ObjectSelection {
    static final String NAME = "name";
    static final String IS_DELETED = "isDeleted";
    static final String OBJECT_CLASS = "objectClass";
    static final String OBJECT_GUID = "objectGUID";
    static final String PARENT_GUID = "parentGUID";
    /** Values of a link asked for with the object. */
    static final int FIRST_RANGE = 1500;

    static final String GROUP = "group";

    private static final RequestedAttribute MEMBER_LINK = new RequestedAttribute(Membership.MEMBER, ValueKind.LINK);
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

    ObjectFilters filters() {
        return new ObjectFilters(settings);
    }

    Optional<RequestedAttribute> requested(String name) {
        return Optional.ofNullable(byName.get(lower(name)));
    }

    boolean isLink(String name) {
        return requested(name)
                .map(attribute -> attribute.kind() == ValueKind.LINK)
                .orElseGet(() -> !settings.membership().isEmpty() && Membership.MEMBER.equalsIgnoreCase(name));
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
        return !settings.asksFor(objectClass) && !GROUP.equalsIgnoreCase(objectClass);
    }

    /** Whether this is a group that was asked for because of its members alone. */
    boolean isForMembersOnly(ReadEntry entry) {
        return settings.asksForMembersOnly() && isGroup(entry);
    }

    /**
     * Whether a change does not show if it is one of a group for its members alone: changes come without the class, and
     * members may be unchanged.
     */
    boolean isAmbiguous(ReadEntry change) {
        return settings.asksForMembersOnly()
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

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
