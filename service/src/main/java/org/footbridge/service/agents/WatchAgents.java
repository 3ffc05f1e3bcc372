package org.footbridge.service.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.footbridge.service.notifications.Notify;
import org.footbridge.service.notifications.Notify.Kind;
import org.footbridge.service.notifications.Notify.Message;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has administrators told of agents that fell silent and of certificates that end soon though agents renew them by
 * themselves. Two statements when nothing is the matter, however many agents there are.
 */
@Component
class WatchAgents {
    private static final Duration CERTIFICATE_ENDS_IN = Duration.ofDays(14);
    /** An agent renews its certificate when a third of its validity is left; half of that later something is wrong. */
    private static final int LATE_PART = 6;

    private final JdbcClient database;
    private final Notify notify;
    private final AgentsProperties properties;
    private final Clock clock;
    private final Instant startedAt;

    WatchAgents(JdbcClient database, Notify notify, AgentsProperties properties, Clock clock) {
        this.database = database;
        this.notify = notify;
        this.properties = properties;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    private record Agent(
            TenantId tenant,
            UUID id,
            String machine,
            String directories,
            boolean silent,
            String lastSeen,
            boolean ending,
            String certificateEnd) {}

    void look() {
        Instant now = clock.instant();
        Instant silentBefore = now.minus(properties.silentAfter());
        // while the service was away it heard of nobody
        boolean hears = startedAt.isBefore(silentBefore);
        Duration margin = properties.validity().dividedBy(LATE_PART);
        Instant endsBefore = now.plus(margin.compareTo(CERTIFICATE_ENDS_IN) < 0 ? margin : CERTIFICATE_ENDS_IN);
        database.sql("""
                        select * from (
                            select a.tenant_id, a.id, a.machine_name, a.last_seen_at, a.certificate_not_after,
                                   :hears and a.last_seen_at < :silent as silent, a.certificate_not_after < :ends as ending,
                                   coalesce((select string_agg(d.name, ', ' order by d.name) from agent_directory g
                                             join connected_directory d on d.tenant_id = g.tenant_id and d.id = g.directory_id
                                             where g.tenant_id = a.tenant_id and g.agent_id = a.id), '') as directories
                            from agent a where a.revoked_at is null and a.last_seen_at is not null) t
                        where silent or ending order by tenant_id, id
                        """)
                .param("hears", hears)
                .param("silent", silentBefore.atOffset(ZoneOffset.UTC))
                .param("ends", endsBefore.atOffset(ZoneOffset.UTC))
                .query(WatchAgents::agent)
                .list()
                .forEach(this::tell);
        end(silentBefore, endsBefore);
    }

    private void tell(Agent agent) {
        if (agent.silent) {
            notify.once(
                    agent.tenant,
                    Kind.AGENT_SILENT,
                    agent.id.toString(),
                    new Message(
                            "AgentNotHeardOf",
                            "agent " + agent.machine + " is not heard of",
                            "The agent on " + agent.machine + " (" + agent.directories + ") was heard of last at "
                                    + agent.lastSeen
                                    + ". If no other agent serves these directories, nothing is synchronised from them.",
                            "Start the agent, or see why it does not reach the service: footbridge agent check, and its log."
                                    + " If it is to be gone: footbridge agents revoke " + agent.id));
        }
        if (agent.ending) {
            notify.once(
                    agent.tenant,
                    Kind.CERTIFICATE_EXPIRING,
                    agent.id.toString(),
                    new Message(
                            "AgentCertificateEnding",
                            "the certificate of agent " + agent.machine + " ends soon",
                            "The certificate of the agent on " + agent.machine + " ends at " + agent.certificateEnd
                                    + ". Agents renew it by themselves long before; this one did not.",
                            "Start the agent and read its log. After the end it has to be registered again with a new token."));
        }
    }

    /** Of agents that are well again, and of those that are gone. */
    private void end(Instant silentBefore, Instant endsBefore) {
        database.sql("""
                        select c.tenant_id, c.kind, c.subject from notification_condition c
                        where c.kind in ('agentSilent', 'certificateExpiring') and c.ended_at is null
                          and not exists (select 1 from agent a
                                          where a.tenant_id = c.tenant_id and a.id::text = c.subject and a.revoked_at is null
                                            and case when c.kind = 'agentSilent' then a.last_seen_at < :silent
                                                     else a.certificate_not_after < :ends end)
                        """)
                .param("silent", silentBefore.atOffset(ZoneOffset.UTC))
                .param("ends", endsBefore.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    Kind kind = row.getString("kind").equals(Kind.AGENT_SILENT.text())
                            ? Kind.AGENT_SILENT
                            : Kind.CERTIFICATE_EXPIRING;
                    return new Over(
                            new TenantId(row.getObject("tenant_id", UUID.class)), kind, row.getString("subject"));
                })
                .list()
                .forEach(over -> notify.ended(over.tenant, over.kind, over.subject));
    }

    private record Over(TenantId tenant, Kind kind, String subject) {}

    private static Agent agent(ResultSet row, int number) throws SQLException {
        return new Agent(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("machine_name"),
                row.getString("directories"),
                row.getBoolean("silent"),
                seconds(row.getTimestamp("last_seen_at")),
                row.getBoolean("ending"),
                seconds(row.getTimestamp("certificate_not_after")));
    }

    private static String seconds(Timestamp moment) {
        return moment.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
