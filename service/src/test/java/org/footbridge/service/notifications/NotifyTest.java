package org.footbridge.service.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.notifications.Notify.Kind;
import org.footbridge.service.notifications.Notify.Message;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What lasts is told once, again when its time of repetition has passed, and its end is told. */
class NotifyTest {
    private static final Message SILENT =
            new Message("AgentNotHeardOf", "agent A is silent", "Since noon.", "Start it.");
    private static final Message WORSE = new Message("AgentGone", "agent A is gone", "For good.", "Make another.");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TenantId other = new TenantId(UUID.randomUUID());
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private HikariDataSource database;
    private JdbcClient jdbc;
    private Notify notify;
    private Outbox outbox;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh();
        jdbc = JdbcClient.create(database);
        InstantSource moving = () -> now;
        notify = new Notify(jdbc, moving.withZone(ZoneOffset.UTC));
        outbox = new Outbox(jdbc);
        for (TenantId id : List.of(tenant, other)) {
            jdbc.sql("insert into tenant (id, name, display_name, initial_domain) values (?, ?, 'T', ?)")
                    .params(id.value(), id.toString(), id + ".invalid")
                    .update();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void silent() {
        notify.once(tenant, Kind.AGENT_SILENT, "a", SILENT);
    }

    private List<String> told() {
        return jdbc.sql("select event || ' ' || code from notification order by at, id")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    private void later(Duration time) {
        now = now.plus(time);
        outbox.tellEnds(now.minus(Duration.ofMinutes(10)), now);
    }

    @Test
    void whatLastsIsToldOnceAndAgainAfterADay() {
        silent();
        silent();
        later(Duration.ofHours(23));
        silent();
        assertThat(told()).containsExactly("began AgentNotHeardOf");
        later(Duration.ofHours(1));
        silent();
        assertThat(told()).containsExactly("began AgentNotHeardOf", "lasts AgentNotHeardOf");
        later(Duration.ofHours(23));
        silent();
        assertThat(told()).hasSize(2);
    }

    @Test
    void anotherReasonIsToldAtOnce() {
        silent();
        later(Duration.ofMinutes(1));
        notify.once(tenant, Kind.AGENT_SILENT, "a", WORSE);
        later(Duration.ofMinutes(1));
        notify.once(tenant, Kind.AGENT_SILENT, "a", WORSE);
        assertThat(told()).containsExactly("began AgentNotHeardOf", "changed AgentGone");
    }

    @Test
    void whatHasGrownIsToldAfterAnHourAndNotWithEachCycle() {
        held(7);
        later(Duration.ofMinutes(59));
        held(9);
        held(12);
        assertThat(told()).containsExactly("began AgentNotHeardOf");
        later(Duration.ofMinutes(1));
        held(12);
        held(12);
        assertThat(told()).containsExactly("began AgentNotHeardOf", "changed AgentNotHeardOf");
        later(Duration.ofHours(2));
        held(12);
        held(3);
        assertThat(told()).as("no more of it").hasSize(2);
    }

    private void held(long mark) {
        notify.once(tenant, Kind.HELD_DELETES, "c", SILENT, mark);
    }

    @Test
    void everythingAboutASubjectEndsWithIt() {
        notify.once(tenant, Kind.HELD_DELETES, "c", SILENT);
        notify.once(tenant, Kind.QUARANTINE, "c", SILENT);
        notify.once(tenant, Kind.CYCLES_FAILING, "c", SILENT);
        notify.once(tenant, Kind.QUARANTINE, "d", SILENT);
        notify.allEnded(tenant, "c");
        assertThat(jdbc.sql("select kind || ' ' || subject from notification_condition where ended_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("quarantine d");
    }

    @Test
    void theEndIsToldWhenItHasStayedOver() {
        silent();
        later(Duration.ofMinutes(5));
        notify.ended(tenant, Kind.AGENT_SILENT, "a");
        later(Duration.ofMinutes(9));
        assertThat(told()).containsExactly("began AgentNotHeardOf");
        later(Duration.ofMinutes(1));
        assertThat(told()).containsExactly("began AgentNotHeardOf", "ended AgentNotHeardOf");
        later(Duration.ofHours(1));
        silent();
        assertThat(told()).endsWith("began AgentNotHeardOf").hasSize(3);
    }

    @Test
    void whatComesBackSoonNeverEnded() {
        silent();
        later(Duration.ofMinutes(5));
        notify.ended(tenant, Kind.AGENT_SILENT, "a");
        later(Duration.ofMinutes(5));
        silent();
        later(Duration.ofHours(1));
        assertThat(told()).containsExactly("began AgentNotHeardOf");
    }

    @Test
    void anEndOfWhatNeverBeganIsNotTold() {
        notify.ended(tenant, Kind.QUARANTINE, "x");
        later(Duration.ofHours(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void aTenantMayWantToBeToldOnceOnlyOrMoreOften() {
        jdbc.sql("insert into notification_setting values (?, 0)")
                .param(tenant.value())
                .update();
        jdbc.sql("insert into notification_setting values (?, 2)")
                .param(other.value())
                .update();
        for (int hour = 0; hour < 5; hour++) {
            silent();
            notify.once(other, Kind.AGENT_SILENT, "a", SILENT);
            later(Duration.ofHours(1));
        }
        assertThat(jdbc.sql("select count(*) from notification where tenant_id = ?")
                        .param(tenant.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from notification where tenant_id = ?")
                        .param(other.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void itIsSentByTheChannelsOfItsTenantAlone() {
        for (String channel : List.of("mail", "webhook")) {
            jdbc.sql("insert into notification_channel (tenant_id, channel, settings) values (?, ?, '{}')")
                    .params(tenant.value(), channel)
                    .update();
        }
        silent();
        notify.once(other, Kind.AGENT_SILENT, "a", SILENT);
        assertThat(outbox.take(now, 10))
                .extracting(delivery -> delivery.notification().tenant() + " " + delivery.channel())
                .containsExactly(tenant + " mail", tenant + " webhook");
        assertThat(outbox.take(now, 10)).as("taken already").isEmpty();
        assertThat(outbox.take(now.plus(Duration.ofMinutes(5)), 10))
                .as("by a service that stopped")
                .hasSize(2);
    }

    @Test
    void nothingIsToldOfWhatWasTakenBack() {
        Transactions transactions = new Transactions(new DataSourceTransactionManager(database), database);
        transactions.undone(connection -> {
            silent();
            return true;
        });
        assertThat(told()).isEmpty();
    }
}
