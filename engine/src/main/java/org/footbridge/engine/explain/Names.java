package org.footbridge.engine.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;

/** What people call the containers and groups that rules know by their GUIDs. */
final class Names {

    private final Map<ObjectGuid, String> known;

    Names(Map<ObjectGuid, String> known) {
        this.known = known;
    }

    /** The name and the GUID, or only the GUID when no name is known. */
    String of(ObjectGuid guid) {
        String name = known.getOrDefault(guid, "");
        return name.isEmpty() ? guid.toString() : name + " (" + guid + ")";
    }

    /** With the names of the containers above an object, which are the ends of its own. */
    static Names with(Map<ObjectGuid, String> known, StagedObject object) {
        Map<ObjectGuid, String> all = new HashMap<>();
        List<DistinguishedName> ends =
                DistinguishedName.parse(object.distinguishedName()).above();
        for (int at = 0; at < Math.min(ends.size(), object.containers().size()); at++) {
            all.put(object.containers().get(at), ends.get(at).toString());
        }
        all.putAll(known);
        return new Names(all);
    }
}
