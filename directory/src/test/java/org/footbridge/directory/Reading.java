package org.footbridge.directory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what was read, and applies it as the service would: the staged state of each object. */
final class Reading implements EntryConsumer {
    final List<DirectoryEntry> entries = new ArrayList<>();
    final Map<ObjectGuid, Staged> staged = new LinkedHashMap<>();

    static final class Staged {
        String objectClass = "";

        @Nullable
        ObjectGuid parent;

        String rdn = "";
        boolean deleted;
        boolean reduced;
        final Map<String, List<byte[]>> attributes = new LinkedHashMap<>();
        final Map<String, Set<ObjectGuid>> links = new LinkedHashMap<>();

        List<String> texts(String name) {
            return attributes.getOrDefault(name, List.of()).stream()
                    .map(value -> new String(value, StandardCharsets.UTF_8))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }

        Set<ObjectGuid> targets(String name) {
            return links.getOrDefault(name, Set.of());
        }
    }

    @Override
    public void accept(DirectoryEntry entry) {
        entries.add(entry);
        Staged object = staged.computeIfAbsent(entry.guid(), _ -> new Staged());
        if (entry.kind() == DirectoryEntry.Kind.WHOLE || entry.reduced()) {
            object.attributes.clear();
        }
        if (entry.kind() == DirectoryEntry.Kind.WHOLE) {
            object.links.clear();
        }
        if (entry.deleted()) {
            // nobody tells the ends of its links
            object.links.clear();
            staged.values().forEach(other -> other.links.values().forEach(targets -> targets.remove(entry.guid())));
        }
        if (entry.kind() != DirectoryEntry.Kind.MORE_LINKS) {
            object.reduced = entry.reduced();
            object.deleted = entry.deleted();
        }
        if (!entry.objectClass().isEmpty()) {
            object.objectClass = entry.objectClass();
        }
        entry.parent().ifPresent(parent -> object.parent = parent);
        if (!entry.rdn().isEmpty()) {
            object.rdn = entry.rdn();
        }
        for (AttributeValues values : entry.attributes()) {
            object.attributes.put(values.name(), values.values());
        }
        for (LinkValues values : entry.links()) {
            Set<ObjectGuid> targets = object.links.computeIfAbsent(values.name(), _ -> new LinkedHashSet<>());
            values.removed().forEach(targets::remove);
            targets.addAll(values.added());
        }
    }

    List<DirectoryEntry> about(ObjectGuid guid) {
        return entries.stream().filter(entry -> entry.guid().equals(guid)).toList();
    }

    Staged of(ObjectGuid guid) {
        Staged object = staged.get(guid);
        if (object == null) {
            throw new AssertionError(guid + " was not read; read were " + staged.keySet());
        }
        return object;
    }

    /** What was read from now on only. */
    void forgetEntries() {
        entries.clear();
    }
}
