package org.footbridge.service.adminapi;

import java.util.Locale;
import java.util.UUID;
import org.footbridge.service.browsing.Directory;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connected directory that a request is about. */
final class NamedDirectory {
    private NamedDirectory() {}

    /** @throws ServiceFailure UnknownDirectory (404) */
    static Directory find(JdbcClient database, TenantId tenant, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return database.sql("select id from connected_directory where tenant_id = ? and name = ?")
                .params(tenant.value(), lower)
                .query(UUID.class)
                .optional()
                .map(id -> new Directory(tenant, id, lower))
                .orElseThrow(() -> new ServiceFailure(
                        "UnknownDirectory",
                        404,
                        "There is no connected directory of that name.",
                        "List those there are: footbridge directories"));
    }
}
