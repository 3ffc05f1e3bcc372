package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.Samples;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.UniqueKeys;

/** Views of a tenant directory that holds just these objects. */
final class Views {

    private Views() {}

    static DirectoryView of(Map<ObjectGuid, DirectoryObject> links, DirectoryObject... unlinked) {
        Map<SourceAnchor, DirectoryObject> anchors = new HashMap<>();
        Map<String, DirectoryObject> names = new HashMap<>();
        Map<String, DirectoryObject> addresses = new HashMap<>();
        List<DirectoryObject> objects = new ArrayList<>(links.values());
        objects.addAll(Arrays.asList(unlinked));
        for (DirectoryObject object : objects) {
            object.anchor().ifPresent(anchor -> anchors.put(anchor, object));
            if (!object.deleted()) {
                UniqueKeys keys = UniqueKeys.of(object.kind(), object.properties());
                keys.userPrincipalName().ifPresent(name -> names.put(name, object));
                keys.addresses().forEach(address -> addresses.put(address, object));
            }
        }
        return new DirectoryView(links, anchors, names, addresses);
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
}
