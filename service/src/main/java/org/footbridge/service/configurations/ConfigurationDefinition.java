package org.footbridge.service.configurations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a configuration says, checked and with its defaults.
 *
 * @param directory DNS name of the connected directory, lower case
 * @param interval time between the end of a cycle and the next one
 * @param objects classes to synchronise, as the directory spells them
 * @param deleteThreshold more deletes than this in one cycle are held
 */
public record ConfigurationDefinition(
        String directory,
        boolean enabled,
        Duration interval,
        List<String> objects,
        List<ScopeContainer> containers,
        List<ScopeContainer> excluded,
        int deleteThreshold) {

    /**
     * A container in the scope. It is given by name once and followed by GUID from then on.
     *
     * @param guid empty until the directory has resolved the name
     */
    public record ScopeContainer(String name, Optional<UUID> guid) {}

    public ConfigurationDefinition {
        objects = List.copyOf(objects);
        containers = List.copyOf(containers);
        excluded = List.copyOf(excluded);
    }

    /** Whether every container has its GUID. */
    public boolean resolved() {
        return containers.stream().allMatch(c -> c.guid().isPresent())
                && excluded.stream().allMatch(c -> c.guid().isPresent());
    }
}
