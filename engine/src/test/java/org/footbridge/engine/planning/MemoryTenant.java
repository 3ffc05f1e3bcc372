package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.Samples;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Cause;
import org.footbridge.engine.projection.Projection.Skipped;

/**
 * A tenant directory in memory with staged sources, which plans and applies page by page as a cycle does: everything that
 * changed, linked objects first and with conflicts put off; the deletes; then, together, what was put off and what waits for
 * values that were let go of, until nothing of it moves any more. A plan sees only what was looked up for it.
 */
final class MemoryTenant {

    private final Map<UUID, DirectoryObject> objects = new TreeMap<>();
    private final Map<ObjectGuid, UUID> links = new TreeMap<>();
    private final Map<UUID, List<HeldValue>> held = new TreeMap<>();
    private final Map<ObjectGuid, Projection> sources = new TreeMap<>();
    private final Set<ObjectGuid> dirty = new TreeSet<>();
    private final Set<ObjectGuid> putOff = new TreeSet<>();
    private final Set<ObjectGuid> deletes = new TreeSet<>();
    private final Set<ObjectGuid> failed = new TreeSet<>();
    private final Random ids = new Random(1);

    void stage(Projection source) {
        sources.put(source.guid(), source);
        dirty.add(source.guid());
    }

    void stageGone(ObjectGuid guid) {
        stage(new Skipped(guid, Cause.DELETED, "Deleted", "It is gone."));
    }

    /**
     * Runs a cycle.
     *
     * @param order in which the pages take the sources
     */
    void cycle(int pageSize, Comparator<ObjectGuid> order) {
        dirty.addAll(failed);
        failed.clear();
        Reserved reserved = new Reserved();
        Set<ObjectGuid> linked = new TreeSet<>(dirty);
        linked.retainAll(links.keySet());
        dirty.removeAll(linked);
        for (Set<ObjectGuid> pass : List.of(linked, Set.copyOf(dirty))) {
            for (List<ObjectGuid> page : pages(pass, pageSize, order)) {
                dirty.removeAll(page);
                apply(page, Optional.of(reserved), DirectoryFeatures.DEFAULTS.withoutQuarantine(), false);
            }
        }
        for (List<ObjectGuid> page : pages(deletes, pageSize, order)) {
            deletes.removeAll(page);
            apply(page, Optional.empty(), DirectoryFeatures.DEFAULTS.withoutQuarantine(), true);
        }
        while (!putOff.isEmpty()) {
            List<ObjectGuid> together = withPartners(List.copyOf(putOff));
            together.forEach(putOff::remove);
            apply(together, Optional.empty(), DirectoryFeatures.DEFAULTS, true);
        }
    }

    private static List<List<ObjectGuid>> pages(
            Collection<ObjectGuid> guids, int pageSize, Comparator<ObjectGuid> order) {
        List<ObjectGuid> sorted = guids.stream().sorted(order).toList();
        List<List<ObjectGuid>> pages = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += pageSize) {
            pages.add(sorted.subList(from, Math.min(sorted.size(), from + pageSize)));
        }
        return pages;
    }

    /** Objects that wait and have what those of the page want. */
    private List<ObjectGuid> withPartners(List<ObjectGuid> page) {
        Set<ObjectGuid> together = new LinkedHashSet<>(page);
        boolean more = true;
        while (more) {
            List<Projection> projections = projections(together);
            DirectoryView view = view(projections, DirectoryFeatures.DEFAULTS);
            Set<UUID> keepers = WantedKeys.keepers(projections, view);
            more = false;
            for (Map.Entry<ObjectGuid, UUID> link : links.entrySet()) {
                boolean waits = putOff.contains(link.getKey()) || held.containsKey(link.getValue());
                if (waits && keepers.contains(link.getValue())) {
                    more |= together.add(link.getKey());
                }
            }
        }
        return List.copyOf(together);
    }

    private List<Projection> projections(Collection<ObjectGuid> guids) {
        List<Projection> projections = new ArrayList<>();
        guids.forEach(guid -> Optional.ofNullable(sources.get(guid)).ifPresent(projections::add));
        return projections;
    }

    private DirectoryView view(List<Projection> projections, DirectoryFeatures features) {
        Map<ObjectGuid, DirectoryObject> linked = new HashMap<>();
        for (Projection projection : projections) {
            Optional.ofNullable(links.get(projection.guid()))
                    .ifPresent(id -> linked.put(projection.guid(), object(id)));
        }
        Map<SourceAnchor, DirectoryObject> byAnchor = new HashMap<>();
        Set<SourceAnchor> anchors = new HashSet<>(WantedKeys.anchors(projections, linked));
        for (DirectoryObject object : objects.values()) {
            object.anchor().filter(anchors::contains).ifPresent(anchor -> byAnchor.put(anchor, object));
        }
        Map<UUID, ObjectGuid> feeders = new HashMap<>();
        links.forEach((guid, id) -> feeders.put(id, guid));
        DirectoryView targets = view(linked, byAnchor, Map.of(), Map.of(), feeders, features);
        WantedKeys wanted = WantedKeys.of(projections, targets);
        Map<String, DirectoryObject> names = new HashMap<>();
        Map<String, DirectoryObject> addresses = new HashMap<>();
        find(wanted.userPrincipalNames(), names, UniqueKeys.USER_PRINCIPAL_NAME);
        find(wanted.addresses(), addresses, UniqueKeys.PROXY_ADDRESSES);
        DirectoryView known = view(linked, byAnchor, names, addresses, feeders, features);
        find(WantedKeys.temporaryNames(projections, known), names, UniqueKeys.USER_PRINCIPAL_NAME);
        return view(linked, byAnchor, names, addresses, feeders, features);
    }

    private DirectoryView view(
            Map<ObjectGuid, DirectoryObject> linked,
            Map<SourceAnchor, DirectoryObject> byAnchor,
            Map<String, DirectoryObject> names,
            Map<String, DirectoryObject> addresses,
            Map<UUID, ObjectGuid> feeders,
            DirectoryFeatures features) {
        return new DirectoryView(
                linked,
                byAnchor,
                names,
                addresses,
                Map.of(),
                feeders,
                held,
                Set.of(),
                features,
                Samples.DOMAINS.initialDomain());
    }

    private void find(Set<String> values, Map<String, DirectoryObject> found, String property) {
        for (DirectoryObject object : living()) {
            for (String value : values) {
                if (keys(object).contains(new MatchKey(property, value))) {
                    found.put(value, object);
                }
            }
        }
    }

    private void apply(
            List<ObjectGuid> page, Optional<Reserved> reserved, DirectoryFeatures features, boolean deleting) {
        List<Projection> projections = projections(page);
        DirectoryView view = view(projections, features);
        Plan plan = reserved.map(others -> new PlanObjects().planFirst(projections, view, others))
                .orElseGet(() -> new PlanObjects().plan(projections, view));
        Set<MatchKey> before = allKeys();
        Map<ObjectGuid, List<HeldValue>> holding = new HashMap<>();
        for (PlanStep step : plan.steps()) {
            apply(step, holding, features.quarantineUponUpnConflict(), deleting);
        }
        holding.forEach(this::hold);
        nameHolders();
        before.removeAll(allKeys());
        links.forEach((guid, id) -> {
            if (held.getOrDefault(id, List.of()).stream().anyMatch(value -> before.contains(value.key()))) {
                putOff.add(guid);
            }
        });
    }

    private void apply(PlanStep step, Map<ObjectGuid, List<HeldValue>> holding, boolean last, boolean deleting) {
        switch (step) {
            case PlanStep.Create create -> {
                UUID id = new UUID(ids.nextLong(), ids.nextLong());
                DesiredObject desired = create.desired();
                links.put(create.guid(), id);
                put(id, desired.kind(), desired.anchor(), false, desired.properties());
                holding.put(create.guid(), create.held());
            }
            case PlanStep.Update update -> {
                change(update.id(), update.changes());
                holding.put(update.guid(), update.held());
            }
            case PlanStep.Restore restore -> {
                change(restore.id(), restore.changes());
                links.values().removeIf(restore.id()::equals);
                links.put(restore.guid(), restore.id());
                holding.put(restore.guid(), restore.held());
            }
            case PlanStep.SoftDelete delete -> {
                if (deleting) {
                    DirectoryObject object = object(delete.id());
                    put(object.id(), object.kind(), object.anchor().orElseThrow(), true, object.properties());
                } else {
                    deletes.add(delete.guid());
                }
            }
            case PlanStep.Link link -> throw new AssertionError("nothing here is managed in the cloud: " + link);
            case PlanStep.Disable disable -> throw new AssertionError("nothing here is disabled: " + disable);
            case PlanStep.Unchanged unchanged -> {}
            case PlanStep.Skip skip -> {}
            case PlanStep.Fail fail -> (last || !fail.failure().retriable() ? failed : putOff).add(fail.guid());
        }
    }

    private void hold(ObjectGuid guid, List<HeldValue> values) {
        UUID id = Optional.ofNullable(links.get(guid)).orElseThrow();
        if (values.isEmpty()) {
            held.remove(id);
        } else {
            held.put(id, values.stream().map(this::present).toList());
        }
    }

    /** A value that has changed hands is held by another from then on. */
    private void nameHolders() {
        Map<MatchKey, UUID> holders = new HashMap<>();
        living().forEach(object -> keysOf(keys(object)).forEach(key -> holders.put(key, object.id())));
        held.replaceAll((id, values) -> values.stream()
                .map(value -> Optional.ofNullable(holders.get(value.key()))
                        .map(holder -> new HeldValue(value.key(), value.value(), new Holder.Present(holder)))
                        .orElse(value))
                .toList());
    }

    private HeldValue present(HeldValue value) {
        return value.holder() instanceof Holder.Arriving(ObjectGuid source)
                ? new HeldValue(
                        value.key(),
                        value.value(),
                        new Holder.Present(
                                Optional.ofNullable(links.get(source)).orElseThrow()))
                : value;
    }

    private void change(UUID id, List<PropertyChange> changes) {
        DirectoryObject object = object(id);
        put(
                id,
                object.kind(),
                object.anchor().orElseThrow(),
                false,
                PropertyChange.apply(changes, object.properties()));
    }

    private void put(
            UUID id, TargetKind kind, SourceAnchor anchor, boolean deleted, Map<String, PropertyValue> properties) {
        objects.put(id, new DirectoryObject(id, kind, Optional.of(anchor), deleted, !deleted, properties));
    }

    private DirectoryObject object(UUID id) {
        return Optional.ofNullable(objects.get(id)).orElseThrow();
    }

    private List<DirectoryObject> living() {
        return objects.values().stream().filter(object -> !object.deleted()).toList();
    }

    private static UniqueKeys keys(DirectoryObject object) {
        return UniqueKeys.of(object.kind(), object.properties());
    }

    /** @throws AssertionError when two objects have one value */
    private Set<MatchKey> allKeys() {
        Set<MatchKey> all = new HashSet<>();
        for (DirectoryObject object : living()) {
            for (MatchKey key : keysOf(keys(object))) {
                if (!all.add(key)) {
                    throw new AssertionError("two objects have " + key);
                }
            }
        }
        return all;
    }

    private static List<MatchKey> keysOf(UniqueKeys keys) {
        List<MatchKey> all = new ArrayList<>();
        keys.userPrincipalName().ifPresent(name -> all.add(new MatchKey(UniqueKeys.USER_PRINCIPAL_NAME, name)));
        keys.addresses().forEach(address -> all.add(new MatchKey(UniqueKeys.PROXY_ADDRESSES, address)));
        return all;
    }

    /** What the living objects are, by their sources, and who holds what they go without. */
    Map<ObjectGuid, String> picture() {
        Map<ObjectGuid, String> picture = new TreeMap<>();
        Map<UUID, ObjectGuid> feeders = new HashMap<>();
        links.forEach((guid, id) -> feeders.put(id, guid));
        links.forEach((guid, id) -> {
            DirectoryObject object = object(id);
            if (!object.deleted()) {
                picture.put(
                        guid,
                        object.properties() + " without "
                                + held.getOrDefault(id, List.of()).stream()
                                        .map(value -> value.value() + " of "
                                                + feeders.get(((Holder.Present) value.holder()).id()))
                                        .toList());
            }
        });
        return picture;
    }

    Set<ObjectGuid> failed() {
        return failed;
    }

    /** The values that an object has, and those it goes without whose holder has them. */
    Set<MatchKey> hasOrWaitsFor(ObjectGuid guid) {
        UUID id = Optional.ofNullable(links.get(guid)).orElseThrow();
        Set<MatchKey> keys = new HashSet<>(keysOf(keys(object(id))));
        for (HeldValue value : held.getOrDefault(id, List.of())) {
            DirectoryObject holder = object(((Holder.Present) value.holder()).id());
            if (!holder.deleted() && keys(holder).contains(value.key())) {
                keys.add(value.key());
            }
        }
        return keys;
    }
}
