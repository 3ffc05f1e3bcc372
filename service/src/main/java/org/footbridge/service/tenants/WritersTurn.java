package org.footbridge.service.tenants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writers of one tenant directory take turns: what one of them has seen stays true until its transaction ends. Who also locks a
 * job does that first.
 */
public final class WritersTurn {
    private static final String TAKE = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String SHARE = "select pg_advisory_xact_lock_shared(hashtextextended(?, 0))";

    private WritersTurn() {}

    /** Until the transaction ends. */
    public static void take(JdbcClient jdbc, TenantId tenant) {
        jdbc.sql(TAKE).param(tenant.toString()).query(rows -> {});
    }

    /** The same in the transaction of a connection. */
    public static void take(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }

    /** Together with others that share it, unless somebody has it: then false, without waiting. */
    public static boolean tryShare(JdbcClient jdbc, TenantId tenant) {
        return jdbc.sql("select pg_try_advisory_xact_lock_shared(hashtextextended(?, 0))")
                .param(tenant.toString())
                .query(Boolean.class)
                .single();
    }

    /** Together with others that share it. */
    public static void share(JdbcClient jdbc, TenantId tenant) {
        jdbc.sql(SHARE).param(tenant.toString()).query(rows -> {});
    }
}
