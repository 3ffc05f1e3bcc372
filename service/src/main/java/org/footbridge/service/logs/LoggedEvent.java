package org.footbridge.service.logs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.tenants.TenantId;

/**
 * An event as it is read.
 *
 * @param id of the event, which is also the change's
 * @param configuration its name, also when it was deleted
 * @param directory the connected directory that the configuration reads; empty when the configuration was deleted
 * @param initiator who asked for the cycle, or for what was done beside cycles: {@code schedule}, {@code change},
 *     {@code client <id>} ...; empty when nobody knows
 * @param modified JSON, {@link ModifiedProperties}
 * @param cause as of {@link ProvisioningEvent}
 * @param milliseconds that the work took of which it tells a part
 */
public record LoggedEvent(
        TenantId tenant,
        UUID id,
        Instant at,
        UUID cycle,
        UUID configurationId,
        Optional<String> configuration,
        Optional<End> directory,
        Optional<String> initiator,
        Action action,
        Status status,
        End source,
        End target,
        String modified,
        Optional<String> code,
        Optional<String> reason,
        Optional<String> nextStep,
        Optional<String> cause,
        int milliseconds) {

    /** One end of the event; its members are empty when the event has no such end (yet). */
    public record End(Optional<UUID> id, Optional<String> type, Optional<String> name) {}

    /** What reads a row; {@code e} is the event. The tenant is still to be asked for. */
    public static final String SELECT = """
            select e.*, coalesce(c.name, x.configuration_name) as configuration, d.id as directory_id, d.name as directory,
                   coalesce(y.trigger, x.initiator) as initiator
            """;

    public static final String FROM = """
            from provisioning_event e
            left join configuration c on c.tenant_id = e.tenant_id and c.id = e.configuration_id
            left join connected_directory d on d.tenant_id = e.tenant_id and d.id = c.directory_id
            left join cycle y on y.tenant_id = e.tenant_id and y.id = e.cycle_id
            left join event_run x on x.tenant_id = e.tenant_id and x.id = e.cycle_id
            """;

    public static LoggedEvent read(ResultSet row, int number) throws SQLException {
        return new LoggedEvent(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("cycle_id", UUID.class),
                row.getObject("configuration_id", UUID.class),
                text(row, "configuration"),
                text(row, "directory").map(name -> end(row, "directory_id", Optional.of("directory"), name)),
                text(row, "initiator"),
                Action.named(row.getString("action")).orElseThrow(),
                Status.named(row.getString("status")).orElseThrow(),
                end(row, "source"),
                new End(id(row, "object_id"), text(row, "object_kind"), text(row, "object_name")),
                row.getString("modified_properties"),
                text(row, "code"),
                text(row, "reason"),
                text(row, "next_step"),
                text(row, "cause"),
                row.getInt("duration"));
    }

    /** The steps that it came through, the last being the one that decided. */
    public List<Step> steps() {
        return DeriveSteps.of(this);
    }

    private static End end(ResultSet row, String source) throws SQLException {
        return new End(id(row, source + "_guid"), text(row, source + "_class"), text(row, source + "_name"));
    }

    private static End end(ResultSet row, String id, Optional<String> type, String name) {
        try {
            return new End(id(row, id), type, Optional.of(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
