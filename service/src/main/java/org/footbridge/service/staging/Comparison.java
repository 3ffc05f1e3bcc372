package org.footbridge.service.staging;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a reconciliation compares.
 *
 * @param cycle whose shadow copy it is, and to which the differences go
 * @param below only this container and what is staged below it; empty: everything
 * @param attributes that were asked for and are staged, lower case
 * @param classes that were asked for, lower case; objects of others are not told
 * @param told whose members are told although nothing else of the groups is
 */
public record Comparison(
        Staged staged,
        UUID cycle,
        Optional<UUID> below,
        Collection<String> attributes,
        Collection<String> classes,
        MembersTold told) {

    /** The shadow copy. */
    Staged shadow() {
        return new Staged(staged.tenant(), cycle);
    }

    String[] attributeNames() {
        return attributes.stream().map(name -> name.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    String[] classNames() {
        return classes.stream().map(name -> name.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}
