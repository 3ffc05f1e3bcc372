package org.footbridge.engine.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;

/** Finds what is wrong with directory extensions. */
final class CheckExtensions {

    private CheckExtensions() {}

    static void check(List<DirectoryExtension> extensions, Faults faults) {
        Map<String, DirectoryExtension> seen = new HashMap<>();
        for (DirectoryExtension extension : extensions) {
            Faults here = faults.at(extension.name());
            definition(extension, here);
            DirectoryExtension other = seen.putIfAbsent(extension.name(), extension);
            if (other != null
                    && (other.kind() == extension.kind()
                            || other.type() != extension.type()
                            || other.multivalued() != extension.multivalued())) {
                here.fault(
                        "ExtensionDefinedTwice",
                        "The extension " + extension.name() + " is defined more than once.",
                        "Define it once for each kind of object, and alike for all of them.");
            }
        }
    }

    private static void definition(DirectoryExtension extension, Faults here) {
        if (!DirectoryExtension.isName(extension.name())) {
            here.fault(
                    "InvalidExtensionName",
                    extension.name() + " is no name of an extension.",
                    "Write extension_<application id, 32 hexadecimal digits>_<letters, digits and underscores>.");
        }
        if (extension.kind() == TargetKind.CONTACT) {
            here.fault(
                    "ExtensionNotPossible",
                    "Contacts have no extensions.",
                    "Define the extension for users or groups.");
        }
        if (!DirectoryExtension.TYPES.contains(extension.type())) {
            here.fault(
                    "InvalidExtensionType",
                    "An extension cannot be of type "
                            + extension.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".",
                    "Choose string, integer, boolean or binary.");
        } else if (extension.multivalued() && extension.type() == PropertyDefinition.Type.BOOLEAN) {
            here.fault(
                    "InvalidExtensionType",
                    "An extension that is true or false has one value only.",
                    "Define it with a single value, or as string.");
        }
    }

    /** Of one object mapping. */
    static void count(ObjectMappingDefinition mapping, Faults faults) {
        long extensions = mapping.attributeMappings().stream()
                .filter(attribute -> DirectoryExtension.isName(attribute.targetAttributeName()))
                .count();
        if (extensions > DirectoryExtension.MOST_OF_AN_OBJECT) {
            faults.fault(
                    "TooManyExtensions",
                    "An object can have " + DirectoryExtension.MOST_OF_AN_OBJECT + " extension values, and "
                            + extensions + " are mapped.",
                    "Remove some of them.");
        }
    }
}
