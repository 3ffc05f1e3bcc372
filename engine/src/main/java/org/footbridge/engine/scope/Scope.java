package org.footbridge.engine.scope;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.scope.NearestListed.Found;

/**
 * Which objects are in scope by the containers they are in and the groups they are members of. Both are known by their
 * objectGUID, so that renaming or moving one changes nothing here. Given both, an object must satisfy both.
 *
 * @param included containers; empty: the whole directory
 * @param excluded containers that stay out
 * @param groups only their members are in scope, and they themselves only as members of another; empty: groups do not
 *     matter
 * @param nested members of groups that are members count too
 */
public record Scope(Set<ObjectGuid> included, Set<ObjectGuid> excluded, Set<ObjectGuid> groups, boolean nested) {

    /** The link from a group to its members. */
    public static final String MEMBERS = "member";

    public static final Scope WHOLE_DIRECTORY = new Scope(List.of(), List.of());

    public Scope {
        included = NearestListed.hashed(included);
        excluded = NearestListed.hashed(excluded);
        groups = NearestListed.hashed(groups);
    }

    /** Limited by containers only. */
    public Scope(Collection<ObjectGuid> included, Collection<ObjectGuid> excluded) {
        this(NearestListed.hashed(included), NearestListed.hashed(excluded), Set.of(), false);
    }

    /** The same containers, and only members of these groups. */
    public Scope withGroups(Collection<ObjectGuid> other, boolean withNested) {
        return new Scope(included, excluded, NearestListed.hashed(other), withNested);
    }

    public boolean limitedByContainers() {
        return !included.isEmpty() || !excluded.isEmpty();
    }

    public boolean limitedByGroups() {
        return !groups.isEmpty();
    }

    /** Everything the scope names, in order of GUIDs: it has to be there, or nobody knows what is in scope. */
    public Set<ObjectGuid> named() {
        Set<ObjectGuid> named = new TreeSet<>(included);
        named.addAll(excluded);
        named.addAll(groups);
        return named;
    }

    /** The nearest ancestor that is listed decides; a container that is listed as both stays out. */
    public ContainerVerdict byContainers(StagedObject object) {
        if (!limitedByContainers()) {
            return new ContainerVerdict.NotLimited();
        }
        if (object.containers().isEmpty()) {
            return new ContainerVerdict.PlaceUnknown();
        }
        Optional<Found<ObjectGuid>> nearest = new NearestListed<>(included, excluded).on(object.containers());
        return nearest.<ContainerVerdict>map(found -> found.in()
                        ? new ContainerVerdict.Included(found.container())
                        : new ContainerVerdict.Excluded(found.container()))
                .orElseGet(() -> new ContainerVerdict.NotListed(included.isEmpty()));
    }

    /** Whether the object is a member of one of the groups, as its staged copy says. */
    public GroupVerdict byGroups(StagedObject object) {
        if (!limitedByGroups()) {
            return new GroupVerdict.NotLimited();
        }
        Set<ObjectGuid> memberOf = new TreeSet<>(object.scopeGroups());
        memberOf.retainAll(groups);
        return memberOf.isEmpty() ? new GroupVerdict.NoMember() : new GroupVerdict.Member(memberOf);
    }

    /** Whether containers and groups both take the object in. */
    public boolean contains(StagedObject object) {
        return byContainers(object).inScope() && byGroups(object).inScope();
    }
}
