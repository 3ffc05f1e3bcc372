package org.footbridge.service.relay;

import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/**
 * An agent saw that a directory moved.
 *
 * @param highestUsn the highest update sequence number of the domain controller that the agent watches
 * @param database its invocationId in hexadecimal; empty when it is not known
 */
public record DirectoryChanged(TenantId tenant, UUID directory, long highestUsn, String database) {}
