package org.footbridge.service.adminapi;

import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what is in a tenant's directory. */
@Component
public class Summaries {
    private final JdbcClient database;

    Summaries(JdbcClient database) {
        this.database = database;
    }

    /** @param deletedItems of all types */
    public record Summary(long users, long groups, long contacts, long deletedItems) {}

    public Summary of(TenantId tenant) {
        // each part is counted in an index: the objects themselves are large
        return database.sql("""
                        select count(*) filter (where kind = 'user') as users,
                               count(*) filter (where kind = 'group') as groups,
                               count(*) filter (where kind = 'contact') as contacts,
                               (select count(*) from directory_object where tenant_id = :tenant and deleted_at is not null) as deleted
                        from directory_object where tenant_id = :tenant and deleted_at is null
                        """)
                .param("tenant", tenant.value())
                .query((row, number) -> new Summary(
                        row.getLong("users"), row.getLong("groups"), row.getLong("contacts"), row.getLong("deleted")))
                .single();
    }
}
