package org.footbridge.service.portal.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value within what an entry of the audit log tells.
 *
 * @param path keys from the top, joined by dots
 * @param before null: there was none
 * @param after null: there is none any more
 */
public record ChangedPlace(
        String path, @Nullable String before, @Nullable String after) {
    public boolean changed() {
        return !String.valueOf(before).equals(String.valueOf(after));
    }

    /** All values of either, those that differ first. */
    static List<ChangedPlace> between(Optional<JsonNode> before, Optional<JsonNode> after) {
        Map<String, String> old = new TreeMap<>();
        Map<String, String> now = new TreeMap<>();
        before.ifPresent(json -> flatten("", json, old));
        after.ifPresent(json -> flatten("", json, now));
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<ChangedPlace> same = new ArrayList<>();
        List<ChangedPlace> places = new ArrayList<>();
        for (String path : paths) {
            ChangedPlace place = new ChangedPlace(path, old.get(path), now.get(path));
            (place.changed() ? places : same).add(place);
        }
        places.addAll(same);
        return List.copyOf(places);
    }

    private static void flatten(String path, JsonNode json, Map<String, String> into) {
        if (json.isObject() && !json.isEmpty()) {
            json.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), into));
        } else if (json.isArray() && json.valueStream().anyMatch(JsonNode::isContainer)) {
            for (int i = 0; i < json.size(); i++) {
                flatten(path + "[" + i + "]", json.get(i), into);
            }
        } else if (json.isArray()) {
            into.put(
                    path,
                    String.join(", ", json.valueStream().map(JsonNode::asString).toList()));
        } else {
            into.put(path.isEmpty() ? "value" : path, json.isString() ? json.asString() : json.toString());
        }
    }
}
