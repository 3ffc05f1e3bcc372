package org.footbridge.service.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.notifications.Notify;
import org.footbridge.service.storage.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators are told of agents that fell silent, and of certificates that nobody renews. */
class WatchAgentsTest {
    private final UUID tenant = UUID.randomUUID();
    private final UUID agent = UUID.randomUUID();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private HikariDataSource database;
    private JdbcClient jdbc;
    private WatchAgents watch;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh();
        jdbc = JdbcClient.create(database);
        InstantSource moving = () -> now;
        Clock clock = moving.withZone(ZoneOffset.UTC);
        watch = new WatchAgents(
                jdbc,
                new Notify(jdbc, clock),
                new AgentsProperties(90, null, Duration.ofSeconds(30), Duration.ofMinutes(10), null, null),
                clock);
        jdbc.sql("insert into tenant (id, name, display_name, initial_domain) values (?, 't', 'T', 't.invalid')")
                .param(tenant)
                .update();
        UUID directory = UUID.randomUUID();
        jdbc.sql("insert into connected_directory (tenant_id, id, name) values (?, ?, 'corp.example')")
                .params(tenant, directory)
                .update();
        jdbc.sql("""
                        insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after,
                                           last_seen_at)
                        values (?, ?, 'srv1', '1', 's', ?, ?)
                        """)
                .params(tenant, agent, time(Duration.ofDays(90)), time(Duration.ZERO))
                .update();
        jdbc.sql("insert into agent_directory (tenant_id, agent_id, directory_id) values (?, ?, ?)")
                .params(tenant, agent, directory)
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Object time(Duration later) {
        return now.plus(later).atOffset(ZoneOffset.UTC);
    }

    private void later(Duration time) {
        now = now.plus(time);
        watch.look();
    }

    private void seen() {
        jdbc.sql("update agent set last_seen_at = ?").param(time(Duration.ZERO)).update();
    }

    private List<String> lasting() {
        return jdbc.sql("select code || ': ' || reason from notification_condition where ended_at is null order by 1")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Test
    void anAgentThatIsNotHeardOfIsToldOfUntilItIsBack() {
        later(Duration.ofMinutes(11));
        assertThat(lasting())
                .containsExactly("AgentNotHeardOf: The agent on srv1 (corp.example) was heard of last at "
                        + "2026-03-02T12:00:00Z. If no other agent serves these directories, nothing is synchronised from"
                        + " them.");
        later(Duration.ofMinutes(1));
        assertThat(jdbc.sql("select count(*) from notification")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        seen();
        later(Duration.ofMinutes(1));
        assertThat(lasting()).isEmpty();
    }

    @Test
    void aServiceThatWasAwayItselfWaitsBeforeItCallsAnybodySilent() {
        jdbc.sql("update agent set last_seen_at = ?")
                .param(time(Duration.ofDays(-3)))
                .update();
        later(Duration.ofMinutes(9));
        assertThat(lasting()).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(lasting()).hasSize(1);
    }

    @Test
    void anAgentThatIsRevokedIsNotMissed() {
        later(Duration.ofMinutes(11));
        jdbc.sql("update agent set revoked_at = now()").update();
        later(Duration.ofMinutes(1));
        assertThat(lasting()).isEmpty();
    }

    @Test
    void aCertificateThatEndsSoonIsToldOfUntilItIsRenewed() {
        now = now.plus(Duration.ofDays(75));
        seen();
        watch.look();
        assertThat(lasting()).isEmpty();
        now = now.plus(Duration.ofDays(2));
        seen();
        watch.look();
        assertThat(lasting())
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .startsWith("AgentCertificateEnding: The certificate of the agent on srv1 ends at 2026-05-31"));
        jdbc.sql("update agent set certificate_not_after = ?")
                .param(time(Duration.ofDays(90)))
                .update();
        watch.look();
        assertThat(lasting()).isEmpty();
    }
}
