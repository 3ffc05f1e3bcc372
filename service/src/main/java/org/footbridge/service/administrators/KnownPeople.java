package org.footbridge.service.administrators;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.signin.People;
import org.footbridge.service.signin.SignedIn;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asked with each request of a session, so that a role that was taken away is gone at once. */
@Component
class KnownPeople implements People {
    private final JdbcClient jdbc;

    KnownPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<SignedIn> find(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select name, display_name, role, one_time_until is not null
                        from administrator where tenant_id = ? and id = ? and enabled
                        """)
                .params(tenant.value(), id)
                .query((row, _) -> new SignedIn(
                        tenant,
                        id,
                        row.getString(1),
                        row.getString(2),
                        ClientRole.parse(row.getString(3)).orElseThrow(),
                        row.getBoolean(4)))
                .optional();
    }
}
