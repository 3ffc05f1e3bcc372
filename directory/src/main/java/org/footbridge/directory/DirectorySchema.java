package org.footbridge.directory;

import java.util.List;

/**
 * What a directory can hold.
 *
 * @param attributes all that are in use, in the order of their names
 * @param classes those asked for that exist
 */
public record DirectorySchema(DomainNames domain, List<SchemaAttribute> attributes, List<SchemaClass> classes) {
    public DirectorySchema {
        attributes = List.copyOf(attributes);
        classes = List.copyOf(classes);
    }
}
