package org.footbridge.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the objects that distinguished names, user principal names and mail addresses stand for. */
public final class ResolveNames {
    private final DirectoryConnection connection;

    public ResolveNames(DirectoryConnection connection) {
        this.connection = connection;
    }

    /** Every name in the order given; empty where there is no such object. */
    public Map<String, Optional<ObjectGuid>> resolve(Collection<String> names) {
        Map<String, Optional<ObjectGuid>> resolved = new LinkedHashMap<>();
        names.forEach(name -> resolved.computeIfAbsent(name, this::guidOf));
        return resolved;
    }

    private Optional<ObjectGuid> guidOf(String name) {
        return name.contains("@") && !name.contains("=") ? connection.guidOfAddress(name) : connection.guidOf(name);
    }
}
