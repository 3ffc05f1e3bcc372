package org.footbridge.service.adminapi;

import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;

/** The configuration that a request is about. */
final class NamedConfiguration {
    private NamedConfiguration() {}

    /** @throws ServiceFailure ConfigurationNotFound (404) */
    static SavedConfiguration find(Configurations configurations, TenantId tenant, String name) {
        return configurations
                .find(tenant, name)
                .orElseThrow(() -> new ServiceFailure(
                        "ConfigurationNotFound",
                        404,
                        "There is no configuration of that name.",
                        "List those there are: footbridge config list"));
    }
}
