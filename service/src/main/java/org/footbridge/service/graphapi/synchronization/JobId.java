package org.footbridge.service.graphapi.synchronization;

import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;

/** How the one job of a configuration is called: template, tenant, configuration. */
final class JobId {
    static final String TEMPLATE = "AD2AADProvisioning";

    private JobId() {}

    static String of(SavedConfiguration saved) {
        return TEMPLATE + "." + hex(saved.tenant().value()) + "." + saved.id();
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
