package org.footbridge.service.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.relay.wire.ReadSchema;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.agents.AgentRegistered;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.SchemaSeen;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of the connected directories, as they were discovered last. */
@Component
public class DirectorySchemas {
    private static final Logger log = LoggerFactory.getLogger(DirectorySchemas.class);
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration RECENT = Duration.ofSeconds(10);
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

    /** What is known, or what the directory says now when it was not asked a moment ago and answers. */
    public DiscoveredDirectory refreshed(TenantId tenant, UUID directory, String name, DiscoveredDirectory known) {
        if (known.discoveredAt().isAfter(Instant.now().minus(RECENT))) {
            return known;
        }
        try {
            return discover(tenant, directory, name);
        } catch (RelayFailure silent) {
            log.atInfo()
                    .addKeyValue("code", silent.code())
                    .addKeyValue("directory", name)
                    .log("the schema of the directory was not discovered: " + silent.reason());
            return known;
        }
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

    /** A version beyond those seen so far: something was added or changed. Older ones are of servers that lag behind. */
    @EventListener
    public void seen(SchemaSeen event) {
        jdbc.sql("""
                        update discovered_schema set stale = stale or seen_version is not null, seen_version = :version
                        where tenant_id = :tenant and directory_id = :directory
                          and (seen_version is null or seen_version < :version)
                        """)
                .param("version", event.version().toByteArray())
                .param("tenant", event.tenant().value())
                .param("directory", event.directory())
                .update();
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
