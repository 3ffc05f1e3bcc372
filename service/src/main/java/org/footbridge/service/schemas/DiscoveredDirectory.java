package org.footbridge.service.schemas;

import java.time.Instant;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.schema.DiscoveredSchema;

/**
 * What a directory said of itself.
 *
 * @param stale it may have changed since: an agent has registered again
 */
public record DiscoveredDirectory(DirectoryFacts facts, DiscoveredSchema schema, Instant discoveredAt, boolean stale) {}
