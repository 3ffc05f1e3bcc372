package org.footbridge.engine.schema;

import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;

/**
 * A property that was added to the tenant directory.
 *
 * @param name {@code extension_<application id without hyphens>_<name>}; compared with case
 * @param type text, integer, boolean or binary
 */
public record DirectoryExtension(TargetKind kind, String name, PropertyDefinition.Type type, boolean multivalued) {

    /** What texts are cut to. */
    static final int LONGEST_TEXT = 250;

    /** How many an object may have. */
    static final int MOST_OF_AN_OBJECT = 100;

    static final Set<PropertyDefinition.Type> TYPES = Set.of(
            PropertyDefinition.Type.STRING,
            PropertyDefinition.Type.INTEGER,
            PropertyDefinition.Type.BOOLEAN,
            PropertyDefinition.Type.BINARY);

    private static final Pattern WELL_FORMED = Pattern.compile("extension_[0-9a-fA-F]{32}_[A-Za-z][A-Za-z0-9_]{0,63}");

    /** Whether a property by this name is one that was added. */
    public static boolean isName(String name) {
        return WELL_FORMED.matcher(name).matches();
    }

    PropertyDefinition definition() {
        int longest = type == PropertyDefinition.Type.STRING ? LONGEST_TEXT : Integer.MAX_VALUE;
        return new PropertyDefinition(name, type, multivalued, false, true, longest, false, Set.of());
    }
}
