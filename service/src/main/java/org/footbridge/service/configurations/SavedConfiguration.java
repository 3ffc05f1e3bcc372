package org.footbridge.service.configurations;

import java.time.Instant;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import tools.jackson.databind.JsonNode;

/**
 * A configuration as it is stored.
 *
 * @param directory DNS name of the connected directory, lower case
 * @param definition as the administrator wrote it, checked, defaults filled in
 */
public record SavedConfiguration(
        TenantId tenant,
        UUID id,
        String name,
        UUID directoryId,
        String directory,
        int version,
        ConfigurationMode mode,
        Instant updatedAt,
        JsonNode definition) {}
