package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.Samples;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.Projection;

/** Views of a tenant directory that holds just these objects. */
final class Views {

    private Views() {}

    static final DirectoryView NOTHING =
            DirectoryView.empty(DirectoryFeatures.DEFAULTS, Samples.DOMAINS.initialDomain());

    static DirectoryView of(Map<ObjectGuid, DirectoryObject> links, DirectoryObject... unlinked) {
        Map<SourceAnchor, DirectoryObject> anchors = new HashMap<>();
        Map<String, DirectoryObject> names = new HashMap<>();
        Map<String, DirectoryObject> addresses = new HashMap<>();
        Map<MatchKey, List<DirectoryObject>> others = new HashMap<>();
        Map<UUID, ObjectGuid> feeders = new HashMap<>();
        links.forEach((guid, object) -> feeders.put(object.id(), guid));
        List<DirectoryObject> objects = new ArrayList<>(links.values());
        objects.addAll(Arrays.asList(unlinked));
        for (DirectoryObject object : objects) {
            object.anchor().ifPresent(anchor -> anchors.put(anchor, object));
            if (!object.deleted()) {
                UniqueKeys keys = UniqueKeys.of(object.kind(), object.properties());
                keys.userPrincipalName().ifPresent(name -> names.put(name, object));
                keys.addresses().forEach(address -> addresses.put(address, object));
                for (String property : List.of("employeeId", "mail")) {
                    object.text(property)
                            .map(value -> new MatchKey(property, value.toLowerCase(Locale.ROOT)))
                            .ifPresent(key -> others.computeIfAbsent(key, k -> new ArrayList<>())
                                    .add(object));
                }
            }
        }
        return new DirectoryView(
                links,
                anchors,
                names,
                addresses,
                others,
                feeders,
                Map.of(),
                Set.of(),
                DirectoryFeatures.DEFAULTS,
                Samples.DOMAINS.initialDomain());
    }

    static DirectoryView with(DirectoryView view, DirectoryFeatures features) {
        return new DirectoryView(
                view.linked(),
                view.byAnchor(),
                view.byUserPrincipalName(),
                view.byAddress(),
                view.byMatchKey(),
                view.feeders(),
                view.held(),
                view.administrators(),
                features,
                view.initialDomain());
    }

    /** Conflicts are failures. */
    static DirectoryView strict(DirectoryView view) {
        return with(view, view.features().withoutQuarantine());
    }

    static DirectoryView with(DirectoryView view, UUID administrator) {
        return new DirectoryView(
                view.linked(),
                view.byAnchor(),
                view.byUserPrincipalName(),
                view.byAddress(),
                view.byMatchKey(),
                view.feeders(),
                view.held(),
                Set.of(administrator),
                view.features(),
                view.initialDomain());
    }

    static DirectoryView with(DirectoryView view, Map<UUID, List<HeldValue>> held) {
        return new DirectoryView(
                view.linked(),
                view.byAnchor(),
                view.byUserPrincipalName(),
                view.byAddress(),
                view.byMatchKey(),
                view.feeders(),
                held,
                view.administrators(),
                view.features(),
                view.initialDomain());
    }

    static DirectoryView unlinked(DirectoryObject... objects) {
        return of(Map.of(), objects);
    }

    static PlanStep step(Staged staged, DirectoryView view) {
        return plan(view, staged).getFirst();
    }

    static List<PlanStep> plan(DirectoryView view, Staged... staged) {
        return new PlanObjects().plan(Samples.project(staged), view).steps();
    }

    static List<PlanStep> plan(DirectoryView view, Wanted... wanted) {
        return new PlanObjects()
                .plan(Arrays.stream(wanted).<Projection>map(Wanted::projected).toList(), view)
                .steps();
    }
}
