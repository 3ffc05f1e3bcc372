package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.sdk.SearchScope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.sampleforest.store.DirectoryObject;

/**
 * The objects in the scope of a search in the order of their creation, which never changes: a search can stop at any
 * of them and go on later at linear cost.
 */
record Candidates(DirectoryObject base, SearchScope scope, Optional<Set<UUID>> pinned) {
    private static final int SORTED_CHILDREN = 1_000;

    /** Objects created after the USN. */
    Stream<DirectoryObject> after(long usn) {
        if (pinned.isPresent()) {
            return ordered(pinned.get().stream().flatMap(guid -> base.partition().store().byGuid(guid).stream()))
                    .filter(object -> object.usnCreated() > usn && inScope(object));
        }
        if (scope.equals(SearchScope.BASE)) {
            return Stream.of(base).filter(object -> object.usnCreated() > usn);
        }
        if (scope.equals(SearchScope.ONE) && base.children().size() <= SORTED_CHILDREN) {
            return ordered(base.children().stream()).filter(object -> object.usnCreated() > usn);
        }
        Collection<DirectoryObject> later =
                base.partition().byCreation().tailMap(usn, false).values();
        return base == base.partition().head() && scope.equals(SearchScope.SUB)
                ? later.stream()
                : later.stream().filter(this::inScope);
    }

    private boolean inScope(DirectoryObject object) {
        if (scope.equals(SearchScope.BASE)) {
            return object == base;
        }
        if (scope.equals(SearchScope.ONE)) {
            return object.parent().orElse(null) == base;
        }
        return object.isUnder(base);
    }

    private static Stream<DirectoryObject> ordered(Stream<DirectoryObject> objects) {
        List<DirectoryObject> sorted = objects.sorted(Comparator.comparingLong(DirectoryObject::usnCreated))
                .toList();
        return sorted.stream();
    }
}
