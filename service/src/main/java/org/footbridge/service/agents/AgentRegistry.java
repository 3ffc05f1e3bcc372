package org.footbridge.service.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.tenants.TenantId;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may connect and what each may touch, in memory, because the broker asks at every handshake and every message. What
 * this replica does is known at once; what others do, with the next {@link #reload()}. An agent that is not known here is
 * looked up in the database before it is refused. Thread-safe.
 */
@Component
@DependsOnDatabaseInitialization
public class AgentRegistry {
    private static final String SELECT = """
            select a.tenant_id, a.id, a.certificate_serial, a.previous_serial,
                   array(select d.directory_id::text from agent_directory d
                         where d.tenant_id = a.tenant_id and d.agent_id = a.id),
                   a.draining_at is not null,
                   coalesce(a.checks_requested_at > coalesce(a.checked_at, '-infinity'), false)
            from agent a where a.revoked_at is null
            """;

    private final JdbcClient database;
    /** Keeps what a reading of all agents found from undoing what was done to one of them meanwhile. */
    private final ReentrantLock reloading = new ReentrantLock();

    private final Map<AgentIdentity, AgentAccess> known = new ConcurrentHashMap<>();

    public AgentRegistry(JdbcClient database) {
        this.database = database;
    }

    /** The rights of the agent; empty: not registered, or revoked. */
    public Optional<AgentAccess> find(AgentIdentity agent) {
        AgentAccess access = known.get(agent);
        return access != null ? Optional.of(access) : reload(agent);
    }

    /** As {@link #find}, without a look into the database: for places that must not wait. */
    public Optional<AgentAccess> known(AgentIdentity agent) {
        return Optional.ofNullable(known.get(agent));
    }

    public Collection<AgentAccess> all() {
        return List.copyOf(known.values());
    }

    /**
     * Takes over what the database says of all agents.
     *
     * @return agents that are granted less than before: what they opened under the old grants is to be closed
     */
    public Set<AgentIdentity> reload() {
        reloading.lock();
        try {
            Map<AgentIdentity, AgentAccess> current = database.sql(SELECT).query(AgentRegistry::access).list().stream()
                    .collect(Collectors.toMap(AgentAccess::identity, Function.identity()));
            Set<AgentIdentity> restricted = current.values().stream()
                    .filter(this::isRestricted)
                    .map(AgentAccess::identity)
                    .collect(Collectors.toUnmodifiableSet());
            known.keySet().retainAll(current.keySet());
            known.putAll(current);
            return restricted;
        } finally {
            reloading.unlock();
        }
    }

    private boolean isRestricted(AgentAccess now) {
        AgentAccess before = known.get(now.identity());
        return before != null && !now.directories().containsAll(before.directories());
    }

    /** Takes over what the database says of one agent. */
    public Optional<AgentAccess> reload(AgentIdentity agent) {
        reloading.lock();
        try {
            Optional<AgentAccess> access = database.sql(SELECT + " and a.tenant_id = ? and a.id = ?")
                    .params(agent.tenant().value(), agent.agent())
                    .query(AgentRegistry::access)
                    .optional();
            access.ifPresentOrElse(found -> known.put(agent, found), () -> known.remove(agent));
            return access;
        } finally {
            reloading.unlock();
        }
    }

    private static AgentAccess access(ResultSet row, int number) throws SQLException {
        Set<UUID> directories = Stream.of((String[]) row.getArray(5).getArray())
                .map(UUID::fromString)
                .collect(Collectors.toUnmodifiableSet());
        return new AgentAccess(
                new AgentIdentity(new TenantId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                directories,
                row.getBoolean(6),
                row.getBoolean(7));
    }
}
