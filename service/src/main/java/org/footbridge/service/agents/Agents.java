package org.footbridge.service.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.storage.AfterCommit;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The agents as administrators see and revoke them. */
@Component
public class Agents {
    private static final Logger log = LoggerFactory.getLogger(Agents.class);
    private static final String STATUS = """
            case when revoked_at is not null then 'revoked'
                 when last_seen_at > now() - make_interval(secs => ?) then 'active'
                 else 'inactive' end
            """;

    private final JdbcClient database;
    private final AgentRegistry registry;
    private final AgentsProperties properties;
    private final ApplicationEventPublisher events;

    public Agents(
            JdbcClient database,
            AgentRegistry registry,
            AgentsProperties properties,
            ApplicationEventPublisher events) {
        this.database = database;
        this.registry = registry;
        this.properties = properties;
        this.events = events;
    }

    /** All agents of the tenant, those that were revoked too, by machine name. */
    public List<AgentView> list(TenantId tenant) {
        Map<UUID, List<AgentView.Directory>> directories = directories(tenant);
        return database.sql("""
                        select id, machine_name, version, %s, last_seen_at, registered_at, certificate_not_after
                        from agent where tenant_id = ? order by machine_name, registered_at, id
                        """.formatted(STATUS))
                .params(activeSeconds(), tenant.value())
                .query((row, number) -> view(row, directories))
                .list();
    }

    /**
     * Takes an agent's rights away for good: its connection is cut at once, the next is refused.
     *
     * @throws ServiceFailure AgentNotFound
     */
    public void revoke(TenantId tenant, UUID agent) {
        int found = database.sql("""
                        update agent set revoked_at = coalesce(revoked_at, now()) where tenant_id = ? and id = ?
                        """).params(tenant.value(), agent).update();
        if (found == 0) {
            throw new ServiceFailure(
                    "AgentNotFound",
                    404,
                    "There is no agent " + agent + " in this tenant.",
                    "List the agents and take the id from there.");
        }
        AfterCommit.run(() -> cut(new AgentIdentity(tenant, agent)));
    }

    private void cut(AgentIdentity identity) {
        registry.reload(identity);
        log.atInfo()
                .addKeyValue("code", "AgentRevoked")
                .addKeyValue("tenant", identity.tenant())
                .addKeyValue("agent", identity.agent())
                .log("revoked an agent");
        events.publishEvent(new AgentRevoked(identity));
    }

    /** Whether one of the agents that serve the directory was heard of lately. */
    public boolean serve(TenantId tenant, UUID directory) {
        return database.sql("""
                        select exists (select 1 from agent a
                                       join agent_directory d on d.tenant_id = a.tenant_id and d.agent_id = a.id
                                       where a.tenant_id = ? and d.directory_id = ? and a.revoked_at is null
                                         and a.last_seen_at > now() - make_interval(secs => ?))
                        """)
                .params(tenant.value(), directory, activeSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Number of agents of all tenants for each status. */
    public Map<String, Long> countsByStatus() {
        Map<String, Long> counts = new HashMap<>(Map.of("active", 0L, "inactive", 0L, "revoked", 0L));
        database.sql("select %s as status, count(*) from agent group by 1".formatted(STATUS))
                .param(activeSeconds())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return Map.copyOf(counts);
    }

    private double activeSeconds() {
        return properties.inactiveAfter().toMillis() / 1000.0;
    }

    private Map<UUID, List<AgentView.Directory>> directories(TenantId tenant) {
        Map<UUID, List<AgentView.Directory>> directories = new HashMap<>();
        database.sql("""
                        select g.agent_id, d.name, g.reachable, g.domain_controller, g.failure_code
                        from agent_directory g
                        join connected_directory d on d.tenant_id = g.tenant_id and d.id = g.directory_id
                        where g.tenant_id = ? order by d.name
                        """).param(tenant.value()).query(row -> {
            directories
                    .computeIfAbsent(row.getObject(1, UUID.class), agent -> new ArrayList<>())
                    .add(new AgentView.Directory(
                            row.getString(2), row.getObject(3, Boolean.class), row.getString(4), row.getString(5)));
        });
        return directories;
    }

    private static AgentView view(ResultSet row, Map<UUID, List<AgentView.Directory>> directories) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new AgentView(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                instant(row, 5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                directories.getOrDefault(id, List.of()));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
