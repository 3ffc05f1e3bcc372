package org.footbridge.engine.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the nearest of an object's ancestors that a scope lists. Costs two look-ups in hash sets for an ancestor,
 * however many the scope lists.
 *
 * @param <K> what identifies a container
 */
final class NearestListed<K> {

    private final Set<K> included;
    private final Set<K> excluded;

    NearestListed(Set<K> included, Set<K> excluded) {
        this.included = included;
        this.excluded = excluded;
    }

    /** @param in whether what is below it is in scope */
    record Found<K>(K container, boolean in) {}

    /** A set that keeps the order and cannot be changed; looked up by hash. */
    static <K> Set<K> hashed(Collection<K> elements) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }

    /** @param path nearest first; what is listed as both in and out is out */
    Optional<Found<K>> on(List<K> path) {
        for (K container : path) {
            if (excluded.contains(container)) {
                return Optional.of(new Found<>(container, false));
            }
            if (included.contains(container)) {
                return Optional.of(new Found<>(container, true));
            }
        }
        return Optional.empty();
    }
}
