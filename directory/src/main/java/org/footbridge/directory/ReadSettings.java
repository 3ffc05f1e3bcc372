package org.footbridge.directory;

import java.util.List;

/**
 * What to read of a directory.
 *
 * @param attributes the attributes wanted; identity and place are always read
 * @param objectClasses most specific classes wanted, e.g. user, group; containers are read besides, for the tree, and
 *     with links foreign security principals, which they may lead to
 * @param containers containers in scope; none: the whole directory. Objects outside are reduced to identity and place
 * @param excluded containers inside of those that are out of scope
 * @param membership groups whose members are told wherever they are
 * @param pageSize entries per LDAP page
 */
public record ReadSettings(
        List<RequestedAttribute> attributes,
        List<String> objectClasses,
        List<ObjectGuid> containers,
        List<ObjectGuid> excluded,
        Membership membership,
        int pageSize) {
    private static final int DEFAULT_PAGE = 1000;

    public ReadSettings {
        attributes = List.copyOf(attributes);
        objectClasses = List.copyOf(objectClasses);
        containers = List.copyOf(containers);
        excluded = List.copyOf(excluded);
        pageSize = pageSize < 1 ? DEFAULT_PAGE : pageSize;
    }

    boolean asksFor(String objectClass) {
        return objectClasses.stream().anyMatch(objectClass::equalsIgnoreCase);
    }

    boolean asksForLinks() {
        return !membership.isEmpty() || attributes.stream().anyMatch(attribute -> attribute.kind() == ValueKind.LINK);
    }

    /** Whether groups are asked for because of their members alone. */
    boolean asksForMembersOnly() {
        return !membership.isEmpty() && !asksFor(ObjectSelection.GROUP);
    }

    /** Without groups whose members are told. */
    public ReadSettings(
            List<RequestedAttribute> attributes,
            List<String> objectClasses,
            List<ObjectGuid> containers,
            List<ObjectGuid> excluded,
            int pageSize) {
        this(attributes, objectClasses, containers, excluded, Membership.NONE, pageSize);
    }
}
