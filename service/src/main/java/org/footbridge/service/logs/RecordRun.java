package org.footbridge.service.logs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.footbridge.service.staging.Staged;

/** Keeps who asked for work that writes events and is no cycle, in the transaction of the work. */
public final class RecordRun {
    /** The names and initiators of cycles go with their configuration; the log tells them longer. */
    private static final String CYCLES = """
            insert into event_run (tenant_id, id, configuration_id, configuration_name, initiator, at)
            select y.tenant_id, y.id, y.configuration_id, c.name, y.trigger, y.started_at
            from cycle y join configuration c on c.tenant_id = y.tenant_id and c.id = y.configuration_id
            where y.tenant_id = ? and y.configuration_id = ?
              and exists (select 1 from provisioning_event e where e.tenant_id = y.tenant_id and e.cycle_id = y.id)
            on conflict do nothing
            """;

    private static final String RUN = """
            insert into event_run (tenant_id, id, configuration_id, configuration_name, initiator)
            select tenant_id, ?, id, name, ? from configuration where tenant_id = ? and id = ?
            """;

    private RecordRun() {}

    /**
     * @param id under which the events have it
     * @param initiator as {@code Caller.written()} says it
     */
    public static void write(Connection connection, Staged staged, UUID id, String initiator) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RUN)) {
            statement.setObject(1, id);
            statement.setString(2, initiator);
            statement.setObject(3, staged.tenant().value());
            statement.setObject(4, staged.configuration());
            statement.executeUpdate();
        }
    }

    /** Comes before the configuration is deleted. */
    public static void keepCycles(Connection connection, Staged staged) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CYCLES)) {
            statement.setObject(1, staged.tenant().value());
            statement.setObject(2, staged.configuration());
            statement.executeUpdate();
        }
    }
}
