package org.footbridge.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the objects that distinguished names, user principal names and mail addresses stand for. */
public final class ResolveNames {
    private final DirectoryConnection connection;

    public ResolveNames(DirectoryConnection connection) {
        this.connection = connection;
    }

    /**
     * Every name in the order given; empty where there is no such object. Several objects may have one mail address: two of
     * them come then.
     */
    public Map<String, List<ObjectGuid>> resolve(Collection<String> names) {
        Map<String, List<ObjectGuid>> resolved = new LinkedHashMap<>();
        names.forEach(name -> resolved.computeIfAbsent(name, this::guidsOf));
        return resolved;
    }

    private List<ObjectGuid> guidsOf(String name) {
        return name.contains("@") && !name.contains("=")
                ? connection.guidsOfAddress(name)
                : connection.guidOf(name).stream().toList();
    }
}
