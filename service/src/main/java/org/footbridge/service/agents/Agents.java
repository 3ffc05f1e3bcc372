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
import org.footbridge.service.agents.AgentInstructed.Instruction;
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
import tools.jackson.databind.json.JsonMapper;

/** The agents as administrators see and revoke them. */
@Component
public class Agents {
    private static final Logger log = LoggerFactory.getLogger(Agents.class);
    private static final String STATUS = """
            case when revoked_at is not null then 'revoked'
                 when last_seen_at > now() - make_interval(secs => ?) then 'active'
                 else 'inactive' end
            """;

    private static final String VIEW = """
            select id, machine_name, version, %s, last_seen_at, registered_at, certificate_not_after,
                   draining_at is not null, certificate_serial, address, checks::text
            from agent\s
            """.formatted(STATUS);

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        return database.sql(VIEW + "where tenant_id = ? order by machine_name, registered_at, id")
                .params(activeSeconds(), tenant.value())
                .query((row, number) -> view(row, directories))
                .list();
    }

    /** @throws ServiceFailure AgentNotFound */
    public AgentView get(TenantId tenant, UUID agent) {
        Map<UUID, List<AgentView.Directory>> directories = directories(tenant);
        return database.sql(VIEW + "where tenant_id = ? and id = ?")
                .params(activeSeconds(), tenant.value(), agent)
                .query((row, number) -> view(row, directories))
                .optional()
                .orElseThrow(() -> notFound(agent));
    }

    /**
     * Has an agent take no new requests. It finishes those that it has and stays connected.
     *
     * @param evenIfLast also when no other agent takes requests of one of its directories
     * @return false: it does so already
     * @throws ServiceFailure AgentNotFound, AgentRevoked, LastAgentOfDirectory
     */
    public boolean drain(TenantId tenant, UUID agent, boolean evenIfLast) {
        // two that are the last but for each other are not drained at the same time
        database.sql("select id from agent where tenant_id = ? order by id for update")
                .param(tenant.value())
                .query(UUID.class)
                .list();
        AgentView view = requireInUse(tenant, agent);
        if (view.draining()) {
            return false;
        }
        List<String> alone = servedAloneBy(tenant, agent);
        if (!alone.isEmpty() && !evenIfLast) {
            throw new ServiceFailure(
                    "LastAgentOfDirectory",
                    409,
                    "No other agent that is connected takes requests of " + String.join(", ", alone) + ".",
                    "Start another agent of that directory first; or send {\"evenIfLast\":true}, and nothing is read from it"
                            + " until an agent takes requests again.");
        }
        database.sql("update agent set draining_at = now() where tenant_id = ? and id = ?")
                .params(tenant.value(), agent)
                .update();
        instruct(tenant, agent, Instruction.DRAIN);
        return true;
    }

    /**
     * Has an agent take requests again.
     *
     * @return false: it does so already
     * @throws ServiceFailure AgentNotFound, AgentRevoked
     */
    public boolean resume(TenantId tenant, UUID agent) {
        requireInUse(tenant, agent);
        int changed = database.sql(
                        "update agent set draining_at = null where tenant_id = ? and id = ? and draining_at is not null")
                .params(tenant.value(), agent)
                .update();
        if (changed > 0) {
            instruct(tenant, agent, Instruction.RESUME);
        }
        return changed > 0;
    }

    /**
     * Asks an agent how it is. It answers within seconds if it is connected, else as soon as it is.
     *
     * @throws ServiceFailure AgentNotFound, AgentRevoked
     */
    public void requestChecks(TenantId tenant, UUID agent) {
        requireInUse(tenant, agent);
        database.sql("update agent set checks_requested_at = now() where tenant_id = ? and id = ?")
                .params(tenant.value(), agent)
                .update();
        instruct(tenant, agent, Instruction.RUN_CHECKS);
    }

    /**
     * Forgets an agent that was revoked or never connected.
     *
     * @throws ServiceFailure AgentNotFound, AgentNotRevoked
     */
    public void remove(TenantId tenant, UUID agent) {
        AgentView view = get(tenant, agent);
        int removed = database.sql("""
                        delete from agent
                        where tenant_id = ? and id = ? and (revoked_at is not null or last_seen_at is null)
                        """).params(tenant.value(), agent).update();
        if (removed == 0) {
            throw new ServiceFailure(
                    "AgentNotRevoked",
                    409,
                    "The agent on " + view.machineName() + " was not revoked.",
                    "Revoke it first: footbridge agents revoke " + agent);
        }
        AfterCommit.run(() -> {
            AgentIdentity identity = new AgentIdentity(tenant, agent);
            registry.reload(identity);
            events.publishEvent(new AgentRevoked(identity));
        });
    }

    private AgentView requireInUse(TenantId tenant, UUID agent) {
        AgentView view = get(tenant, agent);
        if (view.status().equals("revoked")) {
            throw new ServiceFailure(
                    "AgentRevoked",
                    409,
                    "The agent on " + view.machineName() + " was revoked: it does nothing any more.",
                    "Register it again with a new token, or remove it.");
        }
        return view;
    }

    private List<String> servedAloneBy(TenantId tenant, UUID agent) {
        return database.sql("""
                        select d.name from agent_directory g
                        join connected_directory d on d.tenant_id = g.tenant_id and d.id = g.directory_id
                        where g.tenant_id = ? and g.agent_id = ?
                          and not exists (
                              select 1 from agent_directory o
                              join agent a on a.tenant_id = o.tenant_id and a.id = o.agent_id
                              where o.tenant_id = g.tenant_id and o.directory_id = g.directory_id and o.agent_id <> g.agent_id
                                and a.revoked_at is null and a.draining_at is null
                                and a.last_seen_at > now() - make_interval(secs => ?))
                        order by d.name
                        """)
                .params(tenant.value(), agent, activeSeconds())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    private void instruct(TenantId tenant, UUID agent, Instruction instruction) {
        AfterCommit.run(() -> {
            AgentIdentity identity = new AgentIdentity(tenant, agent);
            registry.reload(identity);
            log.atInfo()
                    .addKeyValue("code", "AgentInstructed")
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("agent", agent)
                    .addKeyValue("instruction", instruction)
                    .log("an administrator wants something of an agent");
            events.publishEvent(new AgentInstructed(identity, instruction));
        });
    }

    private static ServiceFailure notFound(UUID agent) {
        return new ServiceFailure(
                "AgentNotFound",
                404,
                "There is no agent " + agent + " in this tenant.",
                "List the agents and take the id from there.");
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
            throw notFound(agent);
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

    /** Whether one of the agents that serve the directory was heard of lately and takes requests. */
    public boolean serve(TenantId tenant, UUID directory) {
        return database.sql("""
                        select exists (select 1 from agent a
                                       join agent_directory d on d.tenant_id = a.tenant_id and d.agent_id = a.id
                                       where a.tenant_id = ? and d.directory_id = ? and a.revoked_at is null
                                         and a.draining_at is null and a.last_seen_at > now() - make_interval(secs => ?))
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
        Instant notAfter = row.getObject(7, OffsetDateTime.class).toInstant();
        boolean revoked = row.getString(4).equals("revoked");
        return new AgentView(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(8) && !revoked,
                instant(row, 5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                notAfter,
                new AgentView.Certificate(row.getString(9), notAfter),
                row.getString(10),
                directories.getOrDefault(id, List.of()),
                List.of(JSON.readValue(row.getString(11), FoundCheck[].class)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
