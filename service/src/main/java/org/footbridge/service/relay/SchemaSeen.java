package org.footbridge.service.relay;

import com.google.protobuf.ByteString;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/**
 * An agent saw the schema of a directory.
 *
 * @param version grows with every change of the schema, compared byte by byte
 */
public record SchemaSeen(TenantId tenant, UUID directory, ByteString version) {}
