package org.footbridge.directory;

import java.util.List;

/**
 * One class of objects with all that it has from its superclasses and auxiliary classes. Names are lDAPDisplayNames.
 *
 * @param superclasses from the nearest to the topmost
 * @param auxiliaryClasses static ones, its own and those of the superclasses; in the order of their names
 * @param required attributes that every object of the class has; in the order of their names
 * @param allowed attributes that objects may have besides; in the order of their names
 */
public record SchemaClass(
        String name,
        List<String> superclasses,
        List<String> auxiliaryClasses,
        List<String> required,
        List<String> allowed) {
    public SchemaClass {
        superclasses = List.copyOf(superclasses);
        auxiliaryClasses = List.copyOf(auxiliaryClasses);
        required = List.copyOf(required);
        allowed = List.copyOf(allowed);
    }
}
