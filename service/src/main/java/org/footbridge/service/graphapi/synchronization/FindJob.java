package org.footbridge.service.graphapi.synchronization;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Finds what a path names, within the tenant. */
@Component
class FindJob {
    private final Configurations configurations;

    FindJob(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * @param id of the configuration
     * @throws ServiceFailure Request_ResourceNotFound
     */
    SavedConfiguration configuration(TenantId tenant, String id) {
        return guid(id).flatMap(guid -> configurations.find(tenant, guid))
                .orElseThrow(() -> notFound("service principal of a configuration", id));
    }

    SavedConfiguration job(TenantId tenant, String id, String job) {
        SavedConfiguration saved = configuration(tenant, id);
        if (!JobId.of(saved).equalsIgnoreCase(job)) {
            throw notFound("job", job);
        }
        return saved;
    }

    static void template(String template) {
        if (!JobId.TEMPLATE.equalsIgnoreCase(template)) {
            throw notFound("template", template);
        }
    }

    static ServiceFailure notFound(String what, String id) {
        String visible = id.replaceAll("\\p{Cntrl}", "?");
        return new ServiceFailure(
                "Request_ResourceNotFound",
                404,
                "There is no " + what + " '" + (visible.length() <= 60 ? visible : visible.substring(0, 60) + "…")
                        + "' in this tenant.",
                "GET /admin/v1/configurations lists the configurations with their ids.");
    }

    private static Optional<UUID> guid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
