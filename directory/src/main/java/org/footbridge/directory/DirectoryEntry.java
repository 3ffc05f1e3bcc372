package org.footbridge.directory;

import java.util.List;
import java.util.Optional;

/**
 * One object, or one change of an object, as read from a directory.
 *
 * @param objectClass most specific structural class; empty in a patch when it did not change
 * @param parent empty for the domain itself, and in a patch when it did not change
 * @param rdn first component of the distinguished name as the directory spells it, for the domain itself the whole name;
 *     empty when it did not change, and for a reduced object that is no container
 * @param deleted a tombstone or a recycled object
 * @param reduced outside the containers in scope: no attributes, and no links but the members that are told all the same
 */
public record DirectoryEntry(
        Kind kind,
        ObjectGuid guid,
        String objectClass,
        Optional<ObjectGuid> parent,
        String rdn,
        boolean deleted,
        boolean reduced,
        List<AttributeValues> attributes,
        List<LinkValues> links) {
    /** How much of the object an entry tells. */
    public enum Kind {
        /** All requested attributes and links: what is not here has no value. */
        WHOLE,
        /** Only what changed: what is not here is as it was. */
        PATCH,
        /** More values of the links of an entry that came whole before. */
        MORE_LINKS
    }

    public DirectoryEntry {
        attributes = List.copyOf(attributes);
        links = List.copyOf(links);
    }

    static DirectoryEntry moreLinks(ObjectGuid guid, LinkValues links) {
        return new DirectoryEntry(
                Kind.MORE_LINKS, guid, "", Optional.empty(), "", false, false, List.of(), List.of(links));
    }

    /** The values that this entry tells, alone: as a change of an object that is known otherwise. */
    DirectoryEntry valuesAlone() {
        return new DirectoryEntry(Kind.PATCH, guid, "", Optional.empty(), "", deleted, reduced, attributes, links);
    }

    /** The same with its place. */
    DirectoryEntry below(ObjectGuid container) {
        return new DirectoryEntry(
                kind, guid, objectClass, Optional.of(container), rdn, deleted, reduced, attributes, links);
    }

    static DirectoryEntry deletion(ObjectGuid guid, String objectClass) {
        return new DirectoryEntry(
                Kind.PATCH, guid, objectClass, Optional.empty(), "", true, false, List.of(), List.of());
    }
}
