package org.footbridge.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the administrator of a history wants: the parts of a configuration that histories change.
 *
 * @param excluded GUIDs of containers that are not in scope
 * @param people properties of users that are a text for all of them, or are taken away from all of them
 * @param threshold of deletes
 * @param members threshold of members that leave
 */
record Wanted(Set<UUID> excluded, Map<String, Optional<String>> people, int threshold, int members) {
    private static final List<String> CLASSES = List.of("user", "inetOrgPerson");

    Wanted {
        excluded = Set.copyOf(excluded);
        people = Map.copyOf(people);
    }

    /** As the service has saved it. */
    static Wanted saved(JsonNode definition) {
        Set<UUID> excluded = StreamSupport.stream(
                        definition.path("scope").path("exclude").spliterator(), false)
                .map(entry -> UUID.fromString(entry.path("guid").asString()))
                .collect(Collectors.toSet());
        Map<String, Optional<String>> people = new HashMap<>();
        JsonNode mappings = definition.path("mappings");
        mappings.path("set")
                .forEach(entry -> people.put(
                        entry.path("target").asString(),
                        Optional.of(entry.path("constant").asString())));
        mappings.path("remove").forEach(entry -> people.put(entry.path("target").asString(), Optional.empty()));
        JsonNode deletes = definition.path("deletes");
        return new Wanted(
                excluded,
                people,
                deletes.path("threshold").asInt(),
                deletes.path("members").path("threshold").asInt());
    }

    /** As an administrator writes it, with the names that containers have now. */
    ObjectNode definition(World world) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("directory", world.directory().name());
        ObjectNode deletes =
                node.putObject("deletes").put("threshold", threshold).put("percent", 100);
        for (String limit : List.of("members", "membersOfGroup")) {
            deletes.putObject(limit).put("threshold", members).put("percent", 100);
        }
        ObjectNode scope = node.putObject("scope");
        scope.putArray("containers").add(world.directory().container());
        ArrayNode exclude = scope.putArray("exclude");
        new TreeSet<>(excluded)
                .forEach(guid -> exclude.addObject()
                        .put("name", world.domain().object(guid.toString()).dn())
                        .put("guid", guid.toString()));
        ObjectNode mappings = node.putObject("mappings");
        ArrayNode set = mappings.putArray("set");
        ArrayNode remove = mappings.putArray("remove");
        people.forEach((property, text) -> CLASSES.forEach(type -> {
            if (text.isPresent()) {
                set.addObject().put("object", type).put("target", property).put("constant", text.get());
            } else {
                remove.addObject().put("object", type).put("target", property).put("values", "clear");
            }
        }));
        return node;
    }

    Wanted with(Set<UUID> outside) {
        return new Wanted(outside, people, threshold, members);
    }

    Wanted with(Map<String, Optional<String>> properties) {
        return new Wanted(excluded, properties, threshold, members);
    }
}
