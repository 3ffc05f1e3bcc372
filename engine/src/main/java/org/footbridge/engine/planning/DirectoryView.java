package org.footbridge.engine.planning;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.UniqueKeys;

/**
 * As much of the tenant directory as a plan needs; {@link WantedKeys} says what that is.
 *
 * @param linked targets by the source objects of the page that they are linked to, soft-deleted ones too
 * @param byAnchor soft-deleted objects too
 * @param byUserPrincipalName lower case; living objects
 * @param byAddress lower case, without prefix; living objects
 * @param byMatchKey living objects by the other properties that objects are matched by
 * @param feeders of the objects that were found by their anchor: the source object that is linked to it, or else the one
 *     that it came from, when that is there still
 * @param held what linked targets go without
 * @param administrators those of the objects that have a role in the administration of the tenant
 * @param initialDomain lower case; temporary names are made in it
 */
public record DirectoryView(
        Map<ObjectGuid, DirectoryObject> linked,
        Map<SourceAnchor, DirectoryObject> byAnchor,
        Map<String, DirectoryObject> byUserPrincipalName,
        Map<String, DirectoryObject> byAddress,
        Map<MatchKey, List<DirectoryObject>> byMatchKey,
        Map<UUID, ObjectGuid> feeders,
        Map<UUID, List<HeldValue>> held,
        Set<UUID> administrators,
        DirectoryFeatures features,
        String initialDomain) {

    public DirectoryView {
        linked = Map.copyOf(linked);
        byAnchor = Map.copyOf(byAnchor);
        byUserPrincipalName = Map.copyOf(byUserPrincipalName);
        byAddress = Map.copyOf(byAddress);
        byMatchKey = Map.copyOf(byMatchKey);
        feeders = Map.copyOf(feeders);
        held = Map.copyOf(held);
        administrators = Set.copyOf(administrators);
    }

    /** Of a tenant that has nothing yet. */
    public static DirectoryView empty(DirectoryFeatures features, String initialDomain) {
        return new DirectoryView(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                features,
                initialDomain);
    }

    /** Every object in it, by its id. */
    public Map<UUID, DirectoryObject> objects() {
        Map<UUID, DirectoryObject> objects = new HashMap<>();
        add(objects, linked.values());
        add(objects, byAnchor.values());
        add(objects, byUserPrincipalName.values());
        add(objects, byAddress.values());
        byMatchKey.values().forEach(found -> add(objects, found));
        return objects;
    }

    private static void add(Map<UUID, DirectoryObject> objects, Collection<DirectoryObject> more) {
        more.forEach(object -> objects.putIfAbsent(object.id(), object));
    }

    /** The same, where who wants what another has goes on without it. */
    DirectoryView withQuarantine() {
        return new DirectoryView(
                linked,
                byAnchor,
                byUserPrincipalName,
                byAddress,
                byMatchKey,
                feeders,
                held,
                administrators,
                features.withQuarantine(),
                initialDomain);
    }

    Optional<DirectoryObject> target(ObjectGuid guid) {
        return Optional.ofNullable(linked.get(guid));
    }

    Optional<DirectoryObject> holder(SourceAnchor anchor) {
        return Optional.ofNullable(byAnchor.get(anchor));
    }

    /** The living object that has the unique value; a soft-deleted one does not hold its names. */
    Optional<DirectoryObject> holder(MatchKey key) {
        Map<String, DirectoryObject> holders =
                key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME) ? byUserPrincipalName : byAddress;
        return Optional.ofNullable(holders.get(key.value())).filter(object -> !object.deleted());
    }

    /**
     * The living objects that have the value, by which they are matched; each once. An address says whose an object is when
     * it is the primary one: others, such as {@code sales@}, are given to whoever reads them at the time.
     */
    List<DirectoryObject> matches(MatchKey key) {
        return switch (key.property()) {
            case UniqueKeys.USER_PRINCIPAL_NAME -> holder(key).map(List::of).orElse(List.of());
            case UniqueKeys.PROXY_ADDRESSES ->
                holder(key)
                        .filter(object -> UniqueKeys.primaryAddress(object.properties())
                                .filter(key.value()::equals)
                                .isPresent())
                        .map(List::of)
                        .orElse(List.of());
            default -> {
                Map<UUID, DirectoryObject> found = new LinkedHashMap<>();
                byMatchKey.getOrDefault(key, List.of()).stream()
                        .filter(object -> !object.deleted())
                        .forEach(object -> found.put(object.id(), object));
                yield List.copyOf(found.values());
            }
        };
    }

    List<HeldValue> held(DirectoryObject target) {
        return held.getOrDefault(target.id(), List.of());
    }
}
