package org.footbridge.service.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.health.Quarantine;
import org.footbridge.engine.health.QuarantineReason;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the jobs of configurations fare, kept in table {@code job}. */
@Component
public class JobHealths {
    private final JdbcClient jdbc;

    public JobHealths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty: there is no such job. */
    public Optional<JobHealth> find(TenantId tenant, UUID configuration) {
        return find(tenant, configuration, "");
    }

    /** Of all jobs of the tenant, by the ids of their configurations. */
    public Map<UUID, JobHealth> list(TenantId tenant) {
        Map<UUID, JobHealth> healths = new HashMap<>();
        jdbc.sql("select * from job where tenant_id = ?").param(tenant.value()).query(row -> {
            healths.put(row.getObject("configuration_id", UUID.class), health(row, 0));
        });
        return healths;
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<JobHealth> lock(TenantId tenant, UUID configuration) {
        return find(tenant, configuration, " for no key update");
    }

    private Optional<JobHealth> find(TenantId tenant, UUID configuration, String lock) {
        return jdbc.sql("select * from job where tenant_id = ? and configuration_id = ?" + lock)
                .params(tenant.value(), configuration)
                .query(JobHealths::health)
                .optional();
    }

    /** No cycle begins from now on; the one that runs ends. */
    public void pause(TenantId tenant, UUID configuration, String by, Instant now) {
        jdbc.sql("""
                        update job set paused_at = coalesce(paused_at, ?), paused_by = coalesce(paused_by, ?)
                        where tenant_id = ? and configuration_id = ?
                        """)
                .params(now.atOffset(ZoneOffset.UTC), by, tenant.value(), configuration)
                .update();
    }

    /** The same for the job of a configuration that is being made in this transaction, which has none before its end. */
    public void makePaused(TenantId tenant, UUID configuration, String by, Instant now) {
        jdbc.sql("""
                        insert into job (tenant_id, configuration_id, paused_at, paused_by) values (?, ?, ?, ?)
                        on conflict (tenant_id, configuration_id) do nothing
                        """)
                .params(tenant.value(), configuration, now.atOffset(ZoneOffset.UTC), by)
                .update();
    }

    /**
     * Neither paused nor switched off any more. A quarantine that had been the reason goes on from now.
     *
     * @return whether it was
     */
    public boolean start(TenantId tenant, UUID configuration, Instant now) {
        return jdbc.sql("""
                        update job set paused_at = null, paused_by = null,
                            quarantine_series_began = case when disabled_at is null then quarantine_series_began
                                                           when quarantine_reason is not null then :now end,
                            disabled_at = null
                        where tenant_id = :tenant and configuration_id = :configuration
                          and (paused_at is not null or disabled_at is not null)
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("tenant", tenant.value())
                        .param("configuration", configuration)
                        .update()
                > 0;
    }

    void store(TenantId tenant, UUID configuration, Optional<Quarantine> quarantine, Optional<JobHealth.Fault> error) {
        jdbc.sql("""
                        update job set quarantine_reason = :reason, quarantine_series_began = :series,
                            quarantine_began = :began, quarantine_count = :count, quarantine_next_attempt = :next,
                            quarantine_code = :code, quarantine_message = :message, quarantine_next_step = :step
                        where tenant_id = :tenant and configuration_id = :configuration
                        """)
                .param(
                        "reason",
                        quarantine.map(found -> found.reason().graphName()).orElse(null))
                .param("series", time(quarantine.map(Quarantine::seriesBegan)))
                .param("began", time(quarantine.map(Quarantine::currentBegan)))
                .param("count", quarantine.map(Quarantine::seriesCount).orElse(0L))
                .param("next", time(quarantine.map(Quarantine::nextAttempt)))
                .param("code", error.map(JobHealth.Fault::code).orElse(null))
                .param("message", error.map(JobHealth.Fault::message).orElse(null))
                .param("step", error.map(JobHealth.Fault::nextStep).orElse(null))
                .param("tenant", tenant.value())
                .param("configuration", configuration)
                .update();
    }

    /**
     * @param cycle that was carried through; null: it failed
     * @param done nothing waits for a decision
     * @param steady done, and nothing fails
     */
    void noteCycle(
            TenantId tenant, UUID configuration, @Nullable UUID cycle, boolean done, boolean steady, Instant now) {
        jdbc.sql("""
                        update job j set
                            failures = case when :cycle::uuid is null then failures + 1 else 0 end,
                            steady_first = case when :steady then coalesce(steady_first, :now) else steady_first end,
                            steady_last = case when :steady then :now else steady_last end,
                            last_success = case when :done then :cycle else last_success end,
                            success_last = case when :done then :now else success_last end,
                            last_export = case when :done and exists (
                                                   select 1 from cycle c where c.tenant_id = j.tenant_id and c.id = :cycle
                                                     and c.created + c.updated + c.deleted + c.restored > 0)
                                               then :cycle else last_export end
                        where tenant_id = :tenant and configuration_id = :configuration
                        """)
                .param("cycle", cycle)
                .param("done", done)
                .param("steady", steady)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("configuration", configuration)
                .update();
    }

    void disable(TenantId tenant, UUID configuration, Instant now) {
        jdbc.sql("update job set disabled_at = ? where tenant_id = ? and configuration_id = ?")
                .params(now.atOffset(ZoneOffset.UTC), tenant.value(), configuration)
                .update();
    }

    private static @Nullable Object time(Optional<Instant> moment) {
        return moment.map(found -> found.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static JobHealth health(ResultSet row, int number) throws SQLException {
        String reason = row.getString("quarantine_reason");
        Optional<Quarantine> quarantine = reason == null
                ? Optional.empty()
                : Optional.of(new Quarantine(
                        QuarantineReason.named(reason),
                        row.getTimestamp("quarantine_series_began").toInstant(),
                        row.getTimestamp("quarantine_began").toInstant(),
                        row.getLong("quarantine_count"),
                        row.getTimestamp("quarantine_next_attempt").toInstant()));
        String code = row.getString("quarantine_code");
        return new JobHealth(
                moment(row, "paused_at"),
                moment(row, "disabled_at"),
                quarantine,
                code == null
                        ? Optional.empty()
                        : Optional.of(new JobHealth.Fault(
                                code, row.getString("quarantine_message"), row.getString("quarantine_next_step"))),
                row.getLong("failures"),
                moment(row, "steady_first"),
                moment(row, "steady_last"),
                moment(row, "success_last"),
                Optional.ofNullable(row.getObject("last_success", UUID.class)),
                Optional.ofNullable(row.getObject("last_export", UUID.class)));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
