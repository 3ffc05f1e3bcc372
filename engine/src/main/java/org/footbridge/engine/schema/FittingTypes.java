package org.footbridge.engine.schema;

import java.util.Set;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.SourceAttributeDefinition;

/** Which attributes can be the source of which properties without an expression. */
final class FittingTypes {

    private FittingTypes() {}

    static boolean fits(SourceAttributeDefinition attribute, PropertyDefinition property) {
        if (property.type() == PropertyDefinition.Type.REFERENCE) {
            return namesObjects(attribute) && (property.multivalued() || attribute.singleValued());
        }
        return !attribute.isReference() && sources(property.type()).contains(attribute.syntax());
    }

    /** Links, and names of objects that are no links and may outlive what they name: those flow as links or as texts. */
    private static boolean namesObjects(SourceAttributeDefinition attribute) {
        return attribute.syntax() == AttributeSyntax.NAME && attribute.link() != SourceAttributeDefinition.Link.BACK;
    }

    /** A text may turn out to be what the property takes, object by object. */
    private static Set<AttributeSyntax> sources(PropertyDefinition.Type type) {
        return switch (type) {
            case STRING ->
                Set.of(
                        AttributeSyntax.TEXT,
                        AttributeSyntax.INTEGER,
                        AttributeSyntax.LARGE_INTEGER,
                        AttributeSyntax.BOOLEAN,
                        AttributeSyntax.TIME,
                        AttributeSyntax.OCTETS,
                        AttributeSyntax.SECURITY_IDENTIFIER,
                        AttributeSyntax.NAME);
            case BOOLEAN -> Set.of(AttributeSyntax.BOOLEAN, AttributeSyntax.TEXT);
            case INTEGER -> Set.of(AttributeSyntax.INTEGER, AttributeSyntax.LARGE_INTEGER, AttributeSyntax.TEXT);
            case BINARY -> Set.of(AttributeSyntax.OCTETS, AttributeSyntax.SECURITY_IDENTIFIER);
            case DATE_TIME -> Set.of(AttributeSyntax.TIME, AttributeSyntax.LARGE_INTEGER, AttributeSyntax.TEXT);
            case REFERENCE -> Set.of();
        };
    }

    /** For people. */
    static String describe(SourceAttributeDefinition attribute) {
        String values = attribute.singleValued() ? "" : " with several values";
        if (attribute.isReference()) {
            return "a link" + values;
        }
        return switch (attribute.syntax()) {
                    case TEXT -> "a text";
                    case INTEGER, LARGE_INTEGER -> "a number";
                    case BOOLEAN -> "true or false";
                    case TIME -> "a time";
                    case OCTETS, SECURITY_IDENTIFIER, SECURITY_DESCRIPTOR -> "made of bytes";
                    case NAME -> "the name of an object, but no link";
                    case NAME_AND_DATA, OTHER -> "of a kind that cannot be used";
                }
                + values;
    }
}
