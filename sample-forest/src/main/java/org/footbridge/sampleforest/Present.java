package org.footbridge.sampleforest;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What is there to be changed: no critical objects, no accounts of programs. */
record Present(List<LiveObject> users, List<LiveObject> groups, List<LiveObject> units, UUID root) {
    static Present in(SampleDomain domain) {
        List<LiveObject> all = domain.snapshot().stream()
                .filter(object -> !object.attributes().containsKey("isCriticalSystemObject"))
                .filter(object -> !object.dn().contains("OU=Service Accounts"))
                .sorted(Comparator.comparing(LiveObject::guid))
                .toList();
        return new Present(
                of(all, "user"), of(all, "group"), of(all, "organizationalUnit"), domain.guid(domain.baseDn()));
    }

    private static List<LiveObject> of(List<LiveObject> all, String objectClass) {
        return all.stream()
                .filter(object -> object.objectClass().equals(objectClass))
                .toList();
    }

    boolean isTop(LiveObject unit) {
        return unit.parent().equals(root);
    }

    boolean taken(LiveObject container, String name) {
        return List.of(users, groups, units).stream()
                .flatMap(List::stream)
                .filter(object -> object.parent().equals(container.guid()))
                .anyMatch(object -> object.first("name").equalsIgnoreCase(name));
    }
}
