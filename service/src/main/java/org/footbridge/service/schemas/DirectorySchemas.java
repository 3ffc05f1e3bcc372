package org.footbridge.service.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.relay.wire.ReadSchema;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.agents.AgentRegistered;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.tenants.TenantId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of the connected directories, as they were discovered last. */
@Component
public class DirectorySchemas {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    /** The classes whose objects can be synchronised. */
    private static final List<String> CLASSES = List.of("user", "inetOrgPerson", "group", "contact");

    private final JdbcClient jdbc;
    private final DirectoryRequests requests;

    public DirectorySchemas(JdbcClient jdbc, DirectoryRequests requests) {
        this.jdbc = jdbc;
        this.requests = requests;
    }

    /** Empty when the directory was never asked. */
    public Optional<DiscoveredDirectory> find(TenantId tenant, UUID directory) {
        return jdbc.sql("""
                        select description::text, discovered_at, stale from discovered_schema
                        where tenant_id = ? and directory_id = ?
                        """)
                .params(tenant.value(), directory)
                .query((row, number) -> {
                    JsonNode description = JsonMapper.shared().readTree(row.getString("description"));
                    return new DiscoveredDirectory(
                            SchemaJson.facts(description),
                            SchemaJson.schema(description),
                            row.getTimestamp("discovered_at").toInstant(),
                            row.getBoolean("stale"));
                })
                .optional();
    }

    /**
     * Asks the directory through one of its agents, and keeps the answer.
     *
     * @param name DNS name of the directory
     * @throws RelayFailure when it did not answer; what was known stays
     */
    public DiscoveredDirectory discover(TenantId tenant, UUID directory, String name) {
        CollectSchema collected = new CollectSchema(name);
        Request request = Request.newBuilder()
                .setReadSchema(ReadSchema.newBuilder().addAllObjectClasses(CLASSES))
                .build();
        requests.exchange(tenant, directory, request, DEADLINE, collected);
        jdbc.sql("""
                        insert into discovered_schema (tenant_id, directory_id, description) values (?, ?, ?::jsonb)
                        on conflict (tenant_id, directory_id)
                        do update set description = excluded.description, discovered_at = now(), stale = false
                        """)
                .params(tenant.value(), directory, SchemaJson.written(collected.facts(), collected.schema()))
                .update();
        return find(tenant, directory).orElseThrow();
    }

    /** An agent that registers, perhaps again, may reach another domain controller, or see more or less of it. */
    @EventListener
    void registered(AgentRegistered event) {
        jdbc.sql("""
                        update discovered_schema s set stale = true from agent_directory a
                        where a.tenant_id = ? and a.agent_id = ? and s.tenant_id = a.tenant_id
                          and s.directory_id = a.directory_id
                        """)
                .params(event.agent().tenant().value(), event.agent().agent())
                .update();
    }
}
