package org.footbridge.directory;

/**
 * An object that was searched for.
 *
 * @param objectClass most specific structural class
 * @param name without escapes
 * @param description empty: it has none
 */
public record FoundObject(
        ObjectGuid guid, String objectClass, String name, String distinguishedName, String description) {}
