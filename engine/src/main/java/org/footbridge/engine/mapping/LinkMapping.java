package org.footbridge.engine.mapping;

import java.util.Optional;

/**
 * A reference to other objects, for instance {@code member} to {@code members}. References are not part of the plan of
 * an object; this says which are to be read and where they go.
 *
 * @param source forward link as LDAP spells it; empty: the property is emptied and stays so
 * @param targetProperty navigation property as Microsoft Graph spells it
 */
public record LinkMapping(Optional<String> source, String targetProperty) {

    public LinkMapping(String attribute, String targetProperty) {
        this(Optional.of(attribute), targetProperty);
    }

    /** The property loses the references that it has. */
    public static LinkMapping cleared(String targetProperty) {
        return new LinkMapping(Optional.empty(), targetProperty);
    }
}
