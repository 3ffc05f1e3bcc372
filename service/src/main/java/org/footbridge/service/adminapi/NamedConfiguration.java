package org.footbridge.service.adminapi;

import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Finds the configuration that a path names, within the caller's tenant. */
@Component
class NamedConfiguration {
    private final Configurations configurations;

    NamedConfiguration(Configurations configurations) {
        this.configurations = configurations;
    }

    /** @throws ServiceFailure ConfigurationNotFound (404) */
    SavedConfiguration find(Caller caller, String name) {
        return find(configurations, caller.tenant(), name);
    }

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
