package org.footbridge.engine.planning;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Projected;

/**
 * What has to be looked up in the tenant directory to make a {@link DirectoryView} complete. It is asked for step by
 * step, each time of a view that has what the steps before named: first the linked targets and what they go without, then
 * the {@link #anchors}, then these keys, then the {@link #temporaryNames}.
 *
 * @param userPrincipalNames lower case; of living objects
 * @param addresses SMTP addresses, lower case, without prefix; of living objects
 * @param matchKeys of other properties; of living objects
 */
public record WantedKeys(Set<String> userPrincipalNames, Set<String> addresses, Set<MatchKey> matchKeys) {

    public WantedKeys {
        userPrincipalNames = Collections.unmodifiableSet(new TreeSet<>(userPrincipalNames));
        addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
        matchKeys = Collections.unmodifiableSet(new TreeSet<>(matchKeys));
    }

    /** The anchors of objects without link, each once and ordered. */
    public static List<SourceAnchor> anchors(List<Projection> projections, Map<ObjectGuid, DirectoryObject> linked) {
        Set<String> anchors = new TreeSet<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected projected && !linked.containsKey(projected.guid())) {
                anchors.add(projected.desired().anchor().value());
            }
        }
        return anchors.stream().map(SourceAnchor::new).toList();
    }

    /**
     * The unique values that objects are to get, and the values by which those without target are matched.
     *
     * @param view knows the targets, linked and by anchor
     */
    public static WantedKeys of(List<Projection> projections, DirectoryView view) {
        Set<MatchKey> keys = new HashSet<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected projected) {
                Wish wish = Wish.of(projected, view);
                wish.claims().name().ifPresent(keys::add);
                keys.addAll(wish.claims().addresses());
                if (wish.target().isEmpty()) {
                    keys.addAll(MatchKeys.of(projected.desired(), view.features()));
                }
            }
        }
        return sorted(keys);
    }

    /**
     * The temporary names that may be given, because a name is held; none when the tenant does not want that.
     *
     * @param view knows who has the {@link #userPrincipalNames}
     */
    public static Set<String> temporaryNames(List<Projection> projections, DirectoryView view) {
        if (!view.features().quarantineUponUpnConflict()) {
            return Set.of();
        }
        Map<MatchKey, ObjectGuid> first = new HashMap<>();
        Map<ObjectGuid, MatchKey> contested = new HashMap<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected projected) {
                Wish.of(projected, view).claims().name().ifPresent(name -> {
                    ObjectGuid other = first.putIfAbsent(name, projected.guid());
                    if (other != null) {
                        contested.put(other, name);
                    }
                    if (other != null || view.holder(name).isPresent()) {
                        contested.put(projected.guid(), name);
                    }
                });
            }
        }
        Set<String> names = new TreeSet<>();
        contested.forEach(
                (guid, name) -> names.addAll(TemporaryName.candidates(name.value(), guid, view.initialDomain())));
        return names;
    }

    /**
     * The objects that have what objects are to get, as far as they are not targets of these projections. When such an
     * object waits for a value too, the two may be about to exchange: then plan them together.
     *
     * @param view knows who has the values
     */
    public static Set<UUID> keepers(List<Projection> projections, DirectoryView view) {
        Set<UUID> keepers = new TreeSet<>();
        Set<UUID> targets = new HashSet<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected projected) {
                Wish wish = Wish.of(projected, view);
                wish.target().ifPresent(target -> targets.add(target.id()));
                wish.claims().name().flatMap(view::holder).ifPresent(holder -> keepers.add(holder.id()));
                wish.claims()
                        .addresses()
                        .forEach(key -> view.holder(key).ifPresent(holder -> keepers.add(holder.id())));
            }
        }
        keepers.removeAll(targets);
        return keepers;
    }

    /** What an object is about to take, as far as that is known before it is matched by values. */
    private record Wish(Optional<DirectoryObject> target, Claims claims) {
        private static Wish of(Projected projected, DirectoryView view) {
            DesiredObject desired = projected.desired();
            Optional<DirectoryObject> target = view.target(projected.guid()).or(() -> view.holder(desired.anchor()));
            return new Wish(
                    target,
                    target.map(object -> claims(desired, object, view))
                            .orElseGet(() -> Claims.ofNew(AtCreation.complete(desired))));
        }

        private static Claims claims(DesiredObject desired, DirectoryObject target, DirectoryView view) {
            List<HeldValue> waited = view.held(target);
            DesiredObject settled = SettleNames.settle(desired, target, waited, view.features());
            return Claims.ofChange(WaitingValues.flow(settled, waited), target);
        }
    }

    private static WantedKeys sorted(Set<MatchKey> keys) {
        Set<String> names = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        Set<MatchKey> others = new TreeSet<>();
        for (MatchKey key : keys) {
            switch (key.property()) {
                case UniqueKeys.USER_PRINCIPAL_NAME -> names.add(key.value());
                case UniqueKeys.PROXY_ADDRESSES -> addresses.add(key.value());
                default -> others.add(key);
            }
        }
        return new WantedKeys(names, addresses, others);
    }
}
