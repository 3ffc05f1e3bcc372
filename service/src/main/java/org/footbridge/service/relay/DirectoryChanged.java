package org.footbridge.service.relay;

import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/** Published (as a Spring application event) when an agent saw the highest USN of a directory move. */
public record DirectoryChanged(TenantId tenant, UUID directory, long highestUsn) {}
