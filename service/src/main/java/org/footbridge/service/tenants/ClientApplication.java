package org.footbridge.service.tenants;

import java.util.UUID;

/** A client of a tenant: a program that signs in with an id and a secret. */
public record ClientApplication(TenantId tenant, UUID clientId, String name, ClientRole role) {}
