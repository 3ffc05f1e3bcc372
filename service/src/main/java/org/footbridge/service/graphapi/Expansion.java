package org.footbridge.service.graphapi;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.schema.TargetSchema;

/**
 * The property of {@code $expand}: objects are written with those that it refers to.
 *
 * @param property as the target schema spells it
 * @param several whether it refers to several objects; at most {@link #MOST} of them are shown, as in Graph
 * @param selection what to show of them
 */
record Expansion(String property, boolean several, Selection selection) {
    static final int MOST = 20;

    private static final Pattern SYNTAX =
            Pattern.compile("([A-Za-z-]{1,64})(?:\\(\\s*\\$select\\s*=\\s*([A-Za-z0-9_,\\s-]+)\\))?");

    private static final List<Catalogue> ALL = List.of(Catalogue.USERS, Catalogue.GROUPS, Catalogue.CONTACTS);

    /** @throws QueryFailure no reference of the kind of objects, or not one alone */
    static Expansion read(String expand, ObjectKind kind) {
        Matcher matcher = SYNTAX.matcher(expand);
        if (matcher.matches()) {
            for (PropertyDefinition reference : references(kind)) {
                if (reference.name().equalsIgnoreCase(matcher.group(1))) {
                    return new Expansion(reference.name(), reference.multivalued(), selection(matcher));
                }
            }
        }
        throw QueryFailure.unsupported(
                "$expand is offered for one reference of a " + kind.singular() + ", alone or with ($select=…).",
                "Expand one of "
                        + String.join(
                                ", ",
                                references(kind).stream()
                                        .map(PropertyDefinition::name)
                                        .toList())
                        + "; read memberOf by its own address.");
    }

    /** What objects of the kind refer to other objects by. */
    static List<PropertyDefinition> references(ObjectKind kind) {
        return TargetSchema.STANDARD.properties(TargetKind.ofDbName(kind.stored())).stream()
                .filter(property -> property.type() == PropertyDefinition.Type.REFERENCE)
                .toList();
    }

    private static Selection selection(Matcher matcher) {
        String names = matcher.group(2);
        return names == null
                ? Selection.USUAL
                : Selection.read(List.of(names.strip().split("\\s*,\\s*", -1)), ALL);
    }
}
