package org.footbridge.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.IfShown;
import org.footbridge.acceptance.ExpectedObject.NameIn;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** A tenant that shows exactly what an oracle expects, until a test spoils it. */
final class MirrorTenant implements TenantDirectoryReader {
    private final Map<Kind, List<Map<String, Object>>> objects = new HashMap<>();
    private final Map<UUID, Map<String, Object>> bySource = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> references = new HashMap<>();

    MirrorTenant(Oracle oracle) {
        for (ExpectedObject object : oracle.objects()) {
            Map<String, Object> shown =
                    new HashMap<>(Map.of("id", UUID.randomUUID().toString()));
            object.properties().forEach((name, value) -> json(value).ifPresent(text -> shown.put(name, text)));
            bySource.put(object.source(), shown);
            add(object.kind(), shown);
        }
        for (ExpectedObject object : oracle.objects()) {
            members.put(id(object.source()), new HashSet<>());
            object.members().forEach(member -> members(object.source()).add(id(member)));
            object.references()
                    .forEach(
                            (property, targets) -> targets.forEach(target -> refer(object.source(), property, target)));
        }
    }

    private static Optional<Object> json(Object value) {
        return switch (value) {
            case Unspecified unspecified ->
                unspecified == Unspecified.SOMETHING ? Optional.of("something") : Optional.empty();
            case IfShown ignored -> Optional.empty();
            case NameIn name -> Optional.of("somebody@" + name.domain());
            case Dn dn -> Optional.of(dn.text());
            case Instant instant -> Optional.of(instant.toString());
            case Collection<?> values -> Optional.of(new ArrayList<>(values));
            default -> Optional.of(value);
        };
    }

    void add(Kind kind, Map<String, Object> shown) {
        objects.computeIfAbsent(kind, key -> new ArrayList<>()).add(shown);
    }

    void set(UUID source, String property, Object value) {
        Objects.requireNonNull(bySource.get(source)).put(property, value);
    }

    void remove(UUID source) {
        String id = id(source);
        objects.values().forEach(list -> list.removeIf(shown -> id.equals(shown.get("id"))));
        members.values().forEach(ids -> ids.remove(id));
    }

    String id(UUID source) {
        return String.valueOf(Objects.requireNonNull(bySource.get(source)).get("id"));
    }

    Set<String> members(UUID group) {
        return Objects.requireNonNull(members.get(id(group)));
    }

    void refer(UUID owner, String property, UUID target) {
        targets(owner, property).add(id(target));
    }

    void referToNobody(UUID owner, String property) {
        targets(owner, property).clear();
    }

    private Set<String> targets(UUID owner, String property) {
        return references
                .computeIfAbsent(property, key -> new HashMap<>())
                .computeIfAbsent(id(owner), key -> new HashSet<>());
    }

    @Override
    public List<Map<String, Object>> list(Kind kind) {
        return objects.getOrDefault(kind, List.of());
    }

    @Override
    public Set<String> members(String groupId) {
        return members.getOrDefault(groupId, Set.of());
    }

    @Override
    public Map<String, Set<String>> references(Kind kind, String property) {
        return references.getOrDefault(property, Map.of());
    }
}
