package org.footbridge.cli.document;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A document that was read, as far as it could be.
 *
 * @param root what it says; an object without keys when it cannot be read
 * @param places of every key and element, by path
 * @param faults of its syntax; then it says nothing
 */
public record Document(JsonNode root, Map<String, Place> places, List<Placed> faults) {
    /** A fault with its place. */
    public record Placed(Place place, Fault fault) {}

    public Document {
        places = Map.copyOf(places);
        faults = List.copyOf(faults);
    }

    /** Where a path is written; of what is not there, where it would belong. */
    public Place placeOf(String path) {
        String wanted = path.contains(", ") && !places.containsKey(path) ? path.substring(0, path.indexOf(", ")) : path;
        while (!wanted.isEmpty() && !places.containsKey(wanted)) {
            int end = Math.max(wanted.lastIndexOf('.'), wanted.lastIndexOf('['));
            wanted = end < 0 ? "" : wanted.substring(0, end);
        }
        return places.getOrDefault(wanted, Place.BEGINNING);
    }
}
