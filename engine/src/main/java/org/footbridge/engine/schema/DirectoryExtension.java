package org.footbridge.engine.schema;

import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;

/**
 * A property that was added to the tenant directory.
 *
 * @param name {@code extension_<application id without hyphens>_<name>}; compared with case
 * @param type text, boolean, integer or binary
 */
public record DirectoryExtension(TargetKind kind, String name, PropertyDefinition.Type type, boolean multivalued) {}
