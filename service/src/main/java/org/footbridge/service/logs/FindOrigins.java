package org.footbridge.service.logs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out since when the properties of an object are as they are: from the last event that changed each. */
@Component
public class FindOrigins {
    /** What failed, or is held, changed nothing. */
    private static final String SELECT = """
            select distinct on (property) m ->> 'displayName' as property, e.at, e.id, e.cycle_id, e.action
            from provisioning_event e
            cross join lateral jsonb_array_elements(e.modified_properties::jsonb) m
            where e.tenant_id = ? and e.configuration_id = ? and e.source_guid = ?
              and e.status in ('success', 'warning') and e.action <> 'stagedDelete' and e.modified_properties <> '[]'
              and m ->> 'displayName' is not null
            order by property, e.at desc, e.id desc
            """;

    private final JdbcClient jdbc;

    public FindOrigins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last change of a property. */
    public record Origin(Instant at, UUID event, UUID cycle, Action action) {}

    /**
     * By property; one that no event tells of was changed longer ago than the log is kept.
     *
     * @param configuration by whose rules it is looked at; what others did with the same source is another object's
     */
    public Map<String, Origin> of(TenantId tenant, UUID configuration, UUID source) {
        Map<String, Origin> origins = new TreeMap<>();
        jdbc.sql(SELECT).params(tenant.value(), configuration, source).query(row -> {
            origins.put(row.getString("property"), origin(row));
        });
        return origins;
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                Action.named(row.getString("action")).orElseThrow());
    }
}
