package org.footbridge.engine.mapping;

import org.footbridge.engine.naming.TenantDomains;

/**
 * What a value may depend on beside the staged object.
 *
 * @param domains of the tenant
 * @param directoryName DNS name of the domain that the object comes from
 */
public record MappingContext(TenantDomains domains, String directoryName) {}
