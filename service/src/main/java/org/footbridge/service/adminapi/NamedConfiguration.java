package org.footbridge.service.adminapi;

import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Caller;
import org.springframework.stereotype.Component;

/** Finds the configuration that a path names, within the caller's tenant. */
@Component
class NamedConfiguration {
    private final Configurations configurations;

    NamedConfiguration(Configurations configurations) {
        this.configurations = configurations;
    }

    /** @throws ServiceFailure ConfigurationNotFound */
    SavedConfiguration find(Caller caller, String name) {
        return configurations
                .find(caller.tenant(), name)
                .orElseThrow(() -> new ServiceFailure(
                        "ConfigurationNotFound",
                        404,
                        "There is no configuration of that name.",
                        "List those there are: footbridge config list"));
    }
}
