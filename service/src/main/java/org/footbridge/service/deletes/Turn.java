package org.footbridge.service.deletes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.WritersTurn;

/** The locks of writers of a tenant directory, taken as cycles take them: the job first, then the turn of the tenant. */
final class Turn {
    private static final String JOB = "select 1 from job where tenant_id = ? and configuration_id = ? for update";

    private Turn() {}

    /** Until the transaction ends. */
    static void take(Connection connection, TenantId tenant) throws SQLException {
        WritersTurn.take(connection, tenant);
    }

    /** A cycle of the configuration ends its page first and begins no other before the transaction ends. */
    static void takeJob(Connection connection, TenantId tenant, UUID configuration) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(JOB)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, configuration);
            statement.execute();
        }
    }
}
