package org.footbridge.engine.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.engine.TargetKind;

/**
 * What becomes of the objects of one class.
 *
 * @param sourceClass as LDAP spells it; compared without case
 * @param anchor gives the source anchor as one text, base64
 */
public record ObjectMapping(
        String sourceClass,
        TargetKind targetKind,
        MappingSource anchor,
        List<AttributeMapping> attributes,
        List<LinkMapping> links) {

    public ObjectMapping {
        attributes = List.copyOf(attributes);
        links = List.copyOf(links);
    }

    /** The properties that synchronisation owns. */
    public Set<String> ownedProperties() {
        return attributes.stream().map(AttributeMapping::targetProperty).collect(Collectors.toUnmodifiableSet());
    }
}
