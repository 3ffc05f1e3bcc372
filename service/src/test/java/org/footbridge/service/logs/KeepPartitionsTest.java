package org.footbridge.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class KeepPartitionsTest {
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-03-18T10:00:00Z");

    private static final Duration MONTH = Duration.ofDays(30);
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-16");

    private HikariDataSource database;
    private JdbcClient jdbc;
    private KeepPartitions partitions;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh();
        jdbc = JdbcClient.create(database);
        partitions = new KeepPartitions(new Transactions(new DataSourceTransactionManager(database), database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void event(String at) {
        jdbc.sql("""
                        insert into provisioning_event (tenant_id, at, cycle_id, configuration_id, action, status)
                        values (?, ?::timestamptz, ?, ?, 'create', 'success')
                        """)
                .params(UUID.randomUUID(), at, UUID.randomUUID(), UUID.randomUUID())
                .update();
    }

    private List<String> places() {
        return jdbc.sql("select tableoid::regclass::text || ' ' || to_char(at at time zone 'UTC', 'YYYY-MM-DD')"
                        + " from provisioning_event order by at")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Test
    void thisWeekAndTheNextOnesAreMadeOnceAndTakeWhatIsWritten() {
        assertThat(partitions.keep(NOW, MONTH).made()).containsExactly(MONDAY, MONDAY.plusDays(7), MONDAY.plusDays(14));
        assertThat(partitions.keep(NOW, MONTH).made()).isEmpty();
        event("2026-03-18T12:00:00Z");
        event("2026-03-22T23:59:59.999999Z");
        event("2026-03-23T00:00:00Z");
        event("2026-05-01T00:00:00Z");

        assertThat(places())
                .containsExactly(
                        "provisioning_event_2026_03_16 2026-03-18",
                        "provisioning_event_2026_03_16 2026-03-22",
                        "provisioning_event_2026_03_23 2026-03-23",
                        "provisioning_event_default 2026-05-01");
        assertThat(jdbc.sql("select count(*) from pg_indexes where tablename = 'provisioning_event_2026_03_16'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(jdbc.sql("select count(*) from pg_indexes where tablename = 'provisioning_event_default'")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void whatWasWrittenBeforeThereWereWeeksStaysUntilItIsOld() {
        event("2026-03-17T12:00:00Z");
        event("2026-02-01T12:00:00Z");

        KeepPartitions.Kept kept = partitions.keep(NOW, MONTH);

        assertThat(kept.made()).containsExactly(MONDAY.plusDays(7), MONDAY.plusDays(14));
        assertThat(kept.deleted()).isEqualTo(1);
        assertThat(places()).containsExactly("provisioning_event_default 2026-03-17");
    }

    @Test
    void aWeekIsDroppedWhenAllOfItIsOlderThanTheLogIsKept() {
        partitions.keep(NOW, MONTH);
        event("2026-03-22T12:00:00Z");
        Instant almost =
                MONDAY.plusDays(37).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);

        assertThat(partitions.keep(almost, MONTH).dropped()).isEmpty();
        assertThat(places()).hasSize(1);
        assertThat(partitions.keep(almost.plusSeconds(1), MONTH).dropped()).containsExactly(MONDAY);
        assertThat(places()).isEmpty();
    }

    private UUID tenant(@Nullable Integer logDays) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into tenant (id, name, display_name, initial_domain) values (?, ?, 'T', ?)")
                .params(id, id.toString(), id + ".example")
                .update();
        if (logDays != null) {
            jdbc.sql("insert into tenant_setting (tenant_id, log_days) values (?, ?)")
                    .params(id, logDays)
                    .update();
        }
        return id;
    }

    private void event(UUID tenant, String at) {
        jdbc.sql("""
                        insert into provisioning_event (tenant_id, at, cycle_id, configuration_id, action, status)
                        values (?, ?::timestamptz, ?, ?, 'create', 'success')
                        """).params(tenant, at, UUID.randomUUID(), UUID.randomUUID()).update();
    }

    private List<String> daysOf(UUID tenant) {
        return jdbc.sql(
                        "select to_char(at at time zone 'UTC', 'MM-DD') from provisioning_event where tenant_id = ? order by at")
                .param(tenant)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Test
    void eachTenantKeepsItForAsLongAsItChoseAndTheLongestDecidesAboutWeeks() {
        UUID usual = tenant(null);
        UUID brief = tenant(3);
        UUID ample = tenant(90);
        for (UUID tenant : List.of(usual, brief, ample)) {
            for (String day : List.of("2025-12-01", "2026-01-20", "2026-02-20", "2026-03-16")) {
                event(tenant, day + "T12:00:00Z");
            }
        }

        KeepPartitions.Kept kept = partitions.keep(NOW, MONTH);

        assertThat(daysOf(usual)).containsExactly("02-20", "03-16");
        assertThat(daysOf(brief)).containsExactly("03-16");
        assertThat(daysOf(ample)).containsExactly("01-20", "02-20", "03-16");
        assertThat(kept.deleted()).isEqualTo(3 + 1 + 2);
        assertThat(partitions.keep(NOW, MONTH).deleted()).isZero();
    }

    @Test
    void aWeekStaysAsLongAsOneTenantKeepsIt() {
        UUID ample = tenant(60);
        UUID usual = tenant(null);
        partitions.keep(NOW, MONTH);
        event(ample, "2026-03-22T12:00:00Z");
        event(usual, "2026-03-22T12:00:00Z");
        Instant later = MONDAY.plusDays(45).atStartOfDay(ZoneOffset.UTC).toInstant();

        assertThat(partitions.keep(later, MONTH).dropped()).isEmpty();
        assertThat(daysOf(ample)).containsExactly("03-22");
        assertThat(daysOf(usual)).isEmpty();
        assertThat(partitions.keep(later.plus(Duration.ofDays(30)), MONTH).dropped())
                .contains(MONDAY);
        assertThat(daysOf(ample)).isEmpty();
    }
}
