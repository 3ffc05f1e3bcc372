package org.footbridge.service.browsing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.ObjectGuid;

/** The tree of a directory without what is in it, as far as it was told. Not thread-safe. */
final class Containers {
    /** More are taken for a directory that nobody counts in a minute. */
    static final int MOST = 200_000;

    private static final String ROOT = "domainDNS";

    private final Map<UUID, Container> known = new HashMap<>();

    /** @param parent empty: nothing is above it */
    private record Container(Optional<UUID> parent, String rdn, boolean root) {}

    /**
     * Where an object is.
     *
     * @param above nearest first; empty when it is not known up to the domain
     */
    record Place(List<ObjectGuid> above, String distinguishedName) {}

    /** False when there are too many. */
    boolean add(UUID guid, Optional<UUID> parent, String rdn, String objectClass) {
        known.put(guid, new Container(parent, rdn, objectClass.equalsIgnoreCase(ROOT)));
        return known.size() <= MOST;
    }

    boolean has(UUID guid) {
        return known.containsKey(guid);
    }

    Place placeOf(String rdn, Optional<UUID> parent) {
        List<String> name = new ArrayList<>(List.of(rdn));
        Set<UUID> above = new LinkedHashSet<>();
        boolean complete = false;
        Optional<UUID> at = parent;
        while (!complete && at.isPresent() && above.add(at.get())) {
            Container container = known.get(at.get());
            if (container == null) {
                break;
            }
            name.add(container.rdn());
            complete = container.root();
            at = container.parent();
        }
        return new Place(
                complete ? above.stream().map(ObjectGuid::new).toList() : List.of(),
                new DistinguishedName(name).toString());
    }

    /** Those of the containers that are below no other one of them. */
    List<UUID> topmost(Set<UUID> containers) {
        return containers.stream()
                .filter(guid -> !isBelow(guid, containers))
                .sorted()
                .toList();
    }

    private boolean isBelow(UUID guid, Set<UUID> containers) {
        Set<UUID> above = new LinkedHashSet<>();
        Optional<UUID> at = Optional.ofNullable(known.get(guid)).flatMap(Container::parent);
        while (at.isPresent() && above.add(at.get())) {
            if (containers.contains(at.get())) {
                return true;
            }
            at = Optional.ofNullable(known.get(at.get())).flatMap(Container::parent);
        }
        return false;
    }
}
