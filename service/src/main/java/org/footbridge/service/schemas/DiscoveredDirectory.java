package org.footbridge.service.schemas;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.schema.DiscoveredSchema;

/**
 * What a directory said of itself.
 *
 * @param schema without classes when the account may not read them
 * @param stale it may have changed since: an agent has registered again
 */
public record DiscoveredDirectory(DirectoryFacts facts, DiscoveredSchema schema, Instant discoveredAt, boolean stale) {

    /** What rules may be checked against; empty when the directory did not tell its classes. */
    public Optional<DiscoveredSchema> told() {
        return schema.classes().isEmpty() ? Optional.empty() : Optional.of(schema);
    }
}
