package org.footbridge.service.agents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.service.keys.AgentIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What agents say of themselves and of their directories. Beats are gathered and written by {@link #write()}: two
 * statements, however many agents there are. Thread-safe.
 */
@Component
public class AgentReports {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_CODE = 64;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;
    private final Map<AgentIdentity, Report> gathered = new ConcurrentHashMap<>();
    private final Map<AgentIdentity, String> addresses = new ConcurrentHashMap<>();

    public AgentReports(JdbcClient database) {
        this.database = database;
    }

    /**
     * What an agent found of one of its directories.
     *
     * @param failureCode null or empty: healthy
     */
    public record Health(
            UUID directory,
            boolean reachable,
            @Nullable String domainController,
            @Nullable String failureCode) {}

    private record Report(Instant at, List<Health> health) {}

    /** The agent is alive and says this of its directories. */
    public void beat(AgentIdentity agent, List<Health> health) {
        gathered.put(agent, new Report(Instant.now(), List.copyOf(health)));
    }

    /** The agent has (re)started and says its version. Its name is the one it was registered by. */
    public void hello(AgentIdentity agent, String version) {
        database.sql("""
                        update agent set version = coalesce(nullif(?, ''), version), last_seen_at = now()
                        where tenant_id = ? and id = ? and revoked_at is null
                        """)
                .params(
                        RegisterAgent.bounded(version, LONGEST_CODE),
                        agent.tenant().value(),
                        agent.agent())
                .update();
    }

    /** The agent looked at itself and says what it found; this takes the place of what it said before. */
    public void checks(AgentIdentity agent, List<FoundCheck> checks) {
        database.sql("""
                        update agent set checks = ?::jsonb, checked_at = now() where tenant_id = ? and id = ?
                        """)
                .params(JSON.writeValueAsString(checks), agent.tenant().value(), agent.agent())
                .update();
    }

    /** Where the agents' connections come from; asks nothing of the database while that stays the same. */
    public void connectedFrom(Map<AgentIdentity, String> now) {
        List<String> tenants = new ArrayList<>();
        List<String> agents = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        now.forEach((agent, address) -> {
            if (!address.equals(addresses.put(agent, address))) {
                tenants.add(agent.tenant().toString());
                agents.add(agent.agent().toString());
                changed.add(address);
            }
        });
        addresses.keySet().retainAll(now.keySet());
        if (!changed.isEmpty()) {
            database.sql("""
                            update agent a set address = r.address
                            from unnest(?::uuid[], ?::uuid[], ?::text[]) as r(tenant, agent, address)
                            where a.tenant_id = r.tenant and a.id = r.agent
                            """)
                    .param(array(tenants))
                    .param(array(agents))
                    .param(array(changed))
                    .update();
        }
    }

    /** Writes what was gathered since the last time. */
    public void write() {
        Map<AgentIdentity, Report> reports = new HashMap<>();
        for (AgentIdentity agent : List.copyOf(gathered.keySet())) {
            Report report = gathered.remove(agent);
            if (report != null) {
                reports.put(agent, report);
            }
        }
        if (!reports.isEmpty()) {
            writeSeen(reports);
            writeHealth(reports);
        }
    }

    private void writeSeen(Map<AgentIdentity, Report> reports) {
        List<String> tenants = new ArrayList<>();
        List<String> agents = new ArrayList<>();
        List<String> times = new ArrayList<>();
        reports.forEach((agent, report) -> {
            tenants.add(agent.tenant().toString());
            agents.add(agent.agent().toString());
            times.add(report.at.toString());
        });
        database.sql("""
                        update agent a set last_seen_at = greatest(a.last_seen_at, r.at)
                        from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) as r(tenant, agent, at)
                        where a.tenant_id = r.tenant and a.id = r.agent
                        """)
                .param(array(tenants))
                .param(array(agents))
                .param(array(times))
                .update();
    }

    private void writeHealth(Map<AgentIdentity, Report> reports) {
        List<List<@Nullable String>> columns = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            columns.add(new ArrayList<>());
        }
        reports.forEach((agent, report) -> report.health.forEach(health -> {
            columns.get(0).add(agent.tenant().toString());
            columns.get(1).add(agent.agent().toString());
            columns.get(2).add(health.directory.toString());
            columns.get(3).add(Boolean.toString(health.reachable));
            columns.get(4).add(text(health.domainController, LONGEST_NAME));
            columns.get(5).add(text(health.failureCode, LONGEST_CODE));
            columns.get(6).add(report.at.toString());
        }));
        if (columns.getFirst().isEmpty()) {
            return;
        }
        var statement = database.sql("""
                update agent_directory d set reachable = r.reachable, domain_controller = r.controller,
                    failure_code = r.code, reported_at = r.at
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::boolean[], ?::text[], ?::text[], ?::timestamptz[])
                    as r(tenant, agent, directory, reachable, controller, code, at)
                where d.tenant_id = r.tenant and d.agent_id = r.agent and d.directory_id = r.directory
                """);
        for (List<@Nullable String> column : columns) {
            statement = statement.param(array(column));
        }
        statement.update();
    }

    private static @Nullable String text(@Nullable String value, int longest) {
        return value == null || value.isBlank() ? null : RegisterAgent.bounded(value, longest);
    }

    private static @Nullable String[] array(List<? extends @Nullable String> values) {
        return values.toArray(new @Nullable String[0]);
    }
}
