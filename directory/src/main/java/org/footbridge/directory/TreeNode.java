package org.footbridge.directory;

/**
 * A container in the tree of a directory.
 *
 * @param name without escapes
 * @param hasChildren whether there are containers below; also true where so many are below its parent that it was not
 *     found out
 */
public record TreeNode(ObjectGuid guid, String name, String distinguishedName, Kind kind, boolean hasChildren) {
    /** What it is. */
    public enum Kind {
        ORGANIZATIONAL_UNIT,
        CONTAINER,
        DOMAIN,
        /** An object that is no container. */
        OTHER
    }

    static Kind kind(ReadEntry entry) {
        if (!ObjectFilters.isContainer(entry)) {
            return Kind.OTHER;
        }
        if (entry.isOf("domainDNS")) {
            return Kind.DOMAIN;
        }
        return entry.isOf("organizationalUnit") ? Kind.ORGANIZATIONAL_UNIT : Kind.CONTAINER;
    }

    TreeNode withChildren() {
        return new TreeNode(guid, name, distinguishedName, kind, true);
    }
}
