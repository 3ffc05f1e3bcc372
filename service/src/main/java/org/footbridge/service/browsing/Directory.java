package org.footbridge.service.browsing;

import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/**
 * A connected directory that is looked at.
 *
 * @param name DNS name, lower case
 */
public record Directory(TenantId tenant, UUID id, String name) {}
